@NullMarked
package dev.dinoscope.engine.ffi;

import org.jspecify.annotations.NullMarked;
