package dev.dinoscope.engine.node;

/// A snapshot that can be fetched.
///
/// @param step training step it was taken at
/// @param file path relative to the run directory
public record SnapshotInfo(long step, String file, long bytes) {}
