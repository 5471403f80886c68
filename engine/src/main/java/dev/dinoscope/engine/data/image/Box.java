package dev.dinoscope.engine.data.image;

/// Part of an image in pixels, possibly reaching over its edge.
public record Box(float left, float top, float width, float height) {
    public static Box centreSquare(Picture picture) {
        int square = Math.min(picture.height(), picture.width());
        return new Box((picture.width() - square) / 2f, (picture.height() - square) / 2f, square, square);
    }

    /// The same part of a smaller rendering of the image.
    public Box onto(ImageSize size, Picture picture) {
        float x = (float) picture.width() / size.width();
        float y = (float) picture.height() / size.height();
        return new Box(left * x, top * y, width * x, height * y);
    }
}
