package dev.dinoscope.engine.data.image;

/// Sides of an image in pixels.
public record ImageSize(int height, int width) {
    /// How many pixels.
    public long pixels() {
        return (long) height * width;
    }

    /// Rows become columns.
    @SuppressWarnings("ArgumentSelectionDefectChecker") // that they change places is what this is for
    public ImageSize transposed() {
        return new ImageSize(width, height);
    }

    @Override
    public String toString() {
        return width + " × " + height;
    }
}
