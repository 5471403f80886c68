/// Checks of losses against golden vectors.
@NullMarked
package dev.dinoscope.engine.verify.loss;

import org.jspecify.annotations.NullMarked;
