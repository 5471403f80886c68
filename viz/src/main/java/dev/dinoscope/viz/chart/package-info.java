/// Training curves: a thread-safe model, decimation, smoothing, drawing off the FX thread.
@NullMarked
package dev.dinoscope.viz.chart;

import org.jspecify.annotations.NullMarked;
