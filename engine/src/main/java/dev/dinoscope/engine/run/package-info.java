/// The run directory: recipe, provenance, event log, snapshots, checkpoints; reading and tailing it.
@NullMarked
package dev.dinoscope.engine.run;

import org.jspecify.annotations.NullMarked;
