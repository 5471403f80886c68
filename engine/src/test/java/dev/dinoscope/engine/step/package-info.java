@NullMarked
package dev.dinoscope.engine.step;

import org.jspecify.annotations.NullMarked;
