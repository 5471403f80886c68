package dev.dinoscope.engine.data.image;

/// Sides of an image in pixels.
public record ImageSize(int height, int width) {
    /// How many pixels.
    public long pixels() {
        return (long) height * width;
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
