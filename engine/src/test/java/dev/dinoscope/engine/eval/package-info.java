@NullMarked
package dev.dinoscope.engine.eval;

import org.jspecify.annotations.NullMarked;
