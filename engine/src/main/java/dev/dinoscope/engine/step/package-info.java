/// One training step and all it carries on to the next: weights, copies of them, the optimiser's state.
@NullMarked
package dev.dinoscope.engine.step;

import org.jspecify.annotations.NullMarked;
