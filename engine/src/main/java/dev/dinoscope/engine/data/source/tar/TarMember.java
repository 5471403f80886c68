package dev.dinoscope.engine.data.source.tar;

/// A file in a tar.
///
/// @param offset of its content, in bytes
/// @param length of its content, in bytes
/// @param fault why it has none that can be read in place, in words that follow its name; empty when it has
record TarMember(String name, long offset, long length, String fault) {}
