/// What is seen of a run while it trains: its pulse, scalars, alerts and probes.
@NullMarked
package dev.dinoscope.engine.train.watch;

import org.jspecify.annotations.NullMarked;
