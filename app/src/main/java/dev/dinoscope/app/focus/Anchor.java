package dev.dinoscope.app.focus;

/// A patch of a probe image on the grid of one encoder.
///
/// @param image counted from 0
/// @param patch counted from 0, row by row
public record Anchor(int image, int patch) {}
