/// Checks of whole training steps of learners against golden vectors.
@NullMarked
package dev.dinoscope.engine.verify.learner;

import org.jspecify.annotations.NullMarked;
