@NullMarked
package dev.dinoscope.engine.trace;

import org.jspecify.annotations.NullMarked;
