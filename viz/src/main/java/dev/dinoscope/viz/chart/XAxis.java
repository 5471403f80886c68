package dev.dinoscope.viz.chart;

/// What the horizontal axis of curves shows.
public enum XAxis {
    /// Optimiser steps.
    STEP,
    /// Time since the curve's first point.
    RELATIVE_TIME
}
