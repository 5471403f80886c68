@NullMarked
package dev.dinoscope.engine.data.text;

import org.jspecify.annotations.NullMarked;
