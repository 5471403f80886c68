package dev.dinoscope.engine.data.source.tar;

/// A file in a tar.
///
/// @param offset of its content, in bytes
/// @param length of its content, in bytes
record TarMember(String name, long offset, long length) {}
