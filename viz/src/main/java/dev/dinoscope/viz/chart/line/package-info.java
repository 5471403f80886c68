/// Lines: thinned, drawn, and the axes' texts.
@NullMarked
package dev.dinoscope.viz.chart.line;

import org.jspecify.annotations.NullMarked;
