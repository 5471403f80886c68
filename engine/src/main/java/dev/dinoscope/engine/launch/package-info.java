/// Starts of runs: who is asked to train one, whether that has begun, and how it ended.
@NullMarked
package dev.dinoscope.engine.launch;

import org.jspecify.annotations.NullMarked;
