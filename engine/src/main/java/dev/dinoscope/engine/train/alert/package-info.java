/// Watches over a run: what looks wrong is told early, and rarely without a reason.
@NullMarked
package dev.dinoscope.engine.train.alert;

import org.jspecify.annotations.NullMarked;
