/// Forms made from config records.
@NullMarked
package dev.dinoscope.app.launch;

import org.jspecify.annotations.NullMarked;
