/// The snapshots of the run that is looked at: one line of time and one store for all views.
@NullMarked
package dev.dinoscope.app.snapshot;

import org.jspecify.annotations.NullMarked;
