package dev.dinoscope.engine.data.image;

/// Cuts a box out of an RGB image and scales it to a square, in two one-dimensional passes. Holds its
/// scratch memory; not thread-safe.
final class Resampler {
    private static final float BACKGROUND = 255;
    private final int side;
    private final Taps horizontal;
    private final Taps vertical;
    private float[] rows = new float[0];

    Resampler(int side) {
        this.side = side;
        this.horizontal = new Taps(side);
        this.vertical = new Taps(side);
    }

    /// @param into planar [3, side, side], in 0…255
    void resample(Picture picture, Box box, boolean flip, float[] into) {
        byte[] source = picture.rgb();
        int height = picture.height();
        int width = picture.width();
        horizontal.cover(box.left(), box.width(), width, flip);
        vertical.cover(box.top(), box.height(), height, false);
        if (rows.length < height * side * 3) {
            rows = new float[height * side * 3];
        }
        int end = vertical.end();
        for (int y = Math.min(vertical.lowest(), end); y < end; y++) {
            shrinkRow(source, y * width * 3, y * side * 3);
        }
        for (int y = 0; y < side; y++) {
            blendRows(y, into);
        }
    }

    private void shrinkRow(byte[] source, int from, int to) {
        float[] weights = horizontal.weights();
        for (int x = 0; x < side; x++, to += 3) {
            int taps = horizontal.count(x);
            float red = taps == 0 ? BACKGROUND : 0;
            float green = red;
            float blue = red;
            int pixel = from + 3 * horizontal.first(x);
            int at = horizontal.offset(x);
            for (int tap = 0; tap < taps; tap++, pixel += 3) {
                float weight = weights[at + tap];
                red += weight * (source[pixel] & 0xff);
                green += weight * (source[pixel + 1] & 0xff);
                blue += weight * (source[pixel + 2] & 0xff);
            }
            rows[to] = red;
            rows[to + 1] = green;
            rows[to + 2] = blue;
        }
    }

    private void blendRows(int y, float[] into) {
        int taps = vertical.count(y);
        float[] weights = vertical.weights();
        int at = vertical.offset(y);
        int plane = side * side;
        int top = vertical.first(y) * side * 3;
        for (int x = 0, to = y * side; x < side; x++, to++) {
            float red = taps == 0 ? BACKGROUND : 0;
            float green = red;
            float blue = red;
            int pixel = top + 3 * x;
            for (int tap = 0; tap < taps; tap++, pixel += side * 3) {
                float weight = weights[at + tap];
                red += weight * rows[pixel];
                green += weight * rows[pixel + 1];
                blue += weight * rows[pixel + 2];
            }
            into[to] = red;
            into[to + plane] = green;
            into[to + 2 * plane] = blue;
        }
    }
}
