/// Batches in a reproducible order, made ahead of time by worker threads.
@NullMarked
package dev.dinoscope.engine.data.load;

import org.jspecify.annotations.NullMarked;
