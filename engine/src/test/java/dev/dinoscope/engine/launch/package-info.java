@NullMarked
package dev.dinoscope.engine.launch;

import org.jspecify.annotations.NullMarked;
