/// What the replicas of a model tell each other within a step.
@NullMarked
package dev.dinoscope.engine.collective;

import org.jspecify.annotations.NullMarked;
