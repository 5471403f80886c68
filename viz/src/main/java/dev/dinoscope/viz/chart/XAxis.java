package dev.dinoscope.viz.chart;

/// What the horizontal axis of curves shows.
public enum XAxis {
    /// Optimiser steps.
    STEP,
    /// Time of training since the run's start, without the hours in which it lay still.
    RELATIVE_TIME
}
