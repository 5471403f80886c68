package dev.dinoscope.engine.data.source.tar;

import java.nio.file.Path;

/// A tar and the split of its samples.
///
/// @param split empty when nothing names one
record Shard(Path tar, String split) {}
