/// Checks of optimiser, averages and schedules against golden vectors.
@NullMarked
package dev.dinoscope.engine.verify.optim;

import org.jspecify.annotations.NullMarked;
