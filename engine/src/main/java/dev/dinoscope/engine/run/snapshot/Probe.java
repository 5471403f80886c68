package dev.dinoscope.engine.run.snapshot;

/// One pinned pair.
///
/// @param id of the sample in its data set
/// @param split such as `val`
public record Probe(String id, String caption, String split) {}
