/// The model of a run: its learner traced, its weights in libtorch, its checkpoints, its encoders outside the step.
@NullMarked
package dev.dinoscope.engine.train.model;

import org.jspecify.annotations.NullMarked;
