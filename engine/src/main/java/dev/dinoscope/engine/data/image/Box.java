package dev.dinoscope.engine.data.image;

/// Part of an image in pixels, possibly reaching over its edge.
record Box(float left, float top, float width, float height) {}
