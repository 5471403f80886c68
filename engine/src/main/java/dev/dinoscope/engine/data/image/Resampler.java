package dev.dinoscope.engine.data.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Cuts a box out of an RGB image and scales it, antialiased, in two one-dimensional passes:
/// Pillow's filters, without its rounding in between. Holds its scratch memory; not thread-safe.
///
/// The vertical pass comes first: it runs along whole rows, which the compiler turns into vector code if
/// the bytes are signed. Hence intensities are moved by 128 and, as the weights of an output sum to 1,
/// moved back at its start.
public final class Resampler {
    private static final float BACKGROUND = 255;
    private static final float SHIFT = 128;
    private static final long SHIFTS = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private final int height;
    private final int width;
    private final FilterTaps horizontal;
    private final FilterTaps vertical;
    private byte[] signed = new byte[0];
    private float[] blended = new float[0];

    /// @param side of a square result, in pixels
    public Resampler(int side) {
        this(side, Interpolation.BILINEAR);
    }

    /// @param side of a square result, in pixels
    public Resampler(int side, Interpolation interpolation) {
        this(side, side, interpolation);
    }

    /// @param height of the result, in pixels
    /// @param width likewise
    public Resampler(int height, int width) {
        this(height, width, Interpolation.BILINEAR);
    }

    private Resampler(int height, int width, Interpolation interpolation) {
        this.height = height;
        this.width = width;
        this.horizontal = new FilterTaps(width, interpolation);
        this.vertical = new FilterTaps(height, interpolation);
    }

    /// @param into planar [3, height, width], in 0…255; bicubic results may lie beyond
    public void resample(Picture picture, Box box, boolean flip, float[] into) {
        horizontal.cover(box.left(), box.width(), picture.width(), flip);
        vertical.cover(box.top(), box.height(), picture.height(), false);
        int left = horizontal.lowest();
        int columns = horizontal.end() - left;
        if (columns <= 0) {
            Arrays.fill(into, 0, Picture.CHANNELS * height * width, BACKGROUND);
            return;
        }
        int top = Math.min(vertical.lowest(), vertical.end());
        int stride = stride(columns);
        sign(picture, left, columns, top, vertical.end() - top);
        for (int y = 0; y < height; y++) {
            if (vertical.count(y) == 0) {
                for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                    int from = (channel * height + y) * width;
                    Arrays.fill(into, from, from + width, BACKGROUND);
                }
            } else {
                blendRows(y, top, stride);
                scaleRow(y, left, into);
            }
        }
    }

    /// Bytes between rows; whole longs.
    private static int stride(int columns) {
        return (Picture.CHANNELS * columns + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    private void sign(Picture picture, int left, int columns, int top, int rows) {
        int stride = stride(columns);
        if (signed.length < rows * stride) {
            signed = new byte[rows * stride];
        }
        if (blended.length < stride) {
            blended = new float[stride];
        }
        int bytes = Picture.CHANNELS * columns;
        for (int row = 0; row < rows; row++) {
            int from = Picture.CHANNELS * ((top + row) * picture.width() + left);
            signRow(picture.rgb(), from, bytes, row * stride);
        }
    }

    private void signRow(byte[] source, int from, int bytes, int to) {
        int whole = bytes - bytes % Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            LONGS.set(signed, to + i, (long) LONGS.get(source, from + i) ^ SHIFTS);
        }
        for (int i = whole; i < bytes; i++) {
            signed[to + i] = (byte) (source[from + i] ^ 0x80);
        }
    }

    private void blendRows(int y, int top, int stride) {
        Arrays.fill(blended, 0, stride, SHIFT);
        float[] weights = vertical.weights();
        int at = vertical.offset(y);
        int row = (vertical.first(y) - top) * stride;
        for (int tap = 0; tap < vertical.count(y); tap++, row += stride) {
            addRow(signed, row, weights[at + tap], blended, stride);
        }
    }

    /// Simple enough for the compiler to make vector code of.
    private static void addRow(byte[] row, int from, float weight, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += weight * row[from + i];
        }
    }

    private void scaleRow(int y, int left, float[] into) {
        float[] weights = horizontal.weights();
        int plane = height * width;
        for (int x = 0, to = y * width; x < width; x++, to++) {
            int taps = horizontal.count(x);
            float red = taps == 0 ? BACKGROUND : 0;
            float green = red;
            float blue = red;
            int pixel = Picture.CHANNELS * (horizontal.first(x) - left);
            int at = horizontal.offset(x);
            for (int tap = 0; tap < taps; tap++, pixel += Picture.CHANNELS) {
                float weight = weights[at + tap];
                red += weight * blended[pixel];
                green += weight * blended[pixel + 1];
                blue += weight * blended[pixel + 2];
            }
            into[to] = red;
            into[to + plane] = green;
            into[to + 2 * plane] = blue;
        }
    }
}
