/// Checkpoints: weights and optimiser state with a manifest; a step taken for replay.
@NullMarked
package dev.dinoscope.engine.run.checkpoint;

import org.jspecify.annotations.NullMarked;
