@NullMarked
package dev.dinoscope.engine.torch;

import org.jspecify.annotations.NullMarked;
