package dev.dinoscope.engine.data.image;

/// An affine map of RGB colours. All changes of colour multiply into one, so that an image is walked over once however
/// many there are. Intensities are in [0, 1]. Not thread-safe.
public final class ColourMatrix {
    private static final float LUMA_RED = 0.299f;
    private static final float LUMA_GREEN = 0.587f;
    private static final float LUMA_BLUE = 0.114f;
    private final float[] linear = new float[9];
    private final float[] offset = new float[3];
    private final float[] change = new float[9];
    private final float[] product = new float[9];

    public ColourMatrix reset() {
        set(linear, 1, 0, 0, 0, 1, 0, 0, 0, 1);
        set(offset, 0, 0, 0);
        return this;
    }

    /// Multiplies each channel: brightness when equal, a coloured light when not. White becomes the tint.
    public void scale(float red, float green, float blue) {
        set(change, red, 0, 0, 0, green, 0, 0, 0, blue);
        apply();
    }

    /// Moves intensities away from the pivot (`factor` > 1) or towards it.
    public void contrast(float factor, float pivot) {
        scale(factor, factor, factor);
        for (int channel = 0; channel < 3; channel++) {
            offset[channel] += (1 - factor) * pivot;
        }
    }

    /// 0 is grey, 1 leaves colours alone.
    public void saturation(float factor) {
        float grey = 1 - factor;
        float r = grey * LUMA_RED;
        float g = grey * LUMA_GREEN;
        float b = grey * LUMA_BLUE;
        set(change, r + factor, g, b, r, g + factor, b, r, g, b + factor);
        apply();
    }

    /// Turns colours about the grey axis (Rodrigues' formula), which keeps greys grey.
    ///
    /// @param turns in full circles
    public void hue(float turns) {
        double angle = 2 * Math.PI * turns;
        float cosine = (float) Math.cos(angle);
        float sine = (float) (Math.sin(angle) / Math.sqrt(3));
        float third = (1 - cosine) / 3;
        float same = cosine + third;
        set(
                change,
                same,
                third - sine,
                third + sine,
                third + sine,
                same,
                third - sine,
                third - sine,
                third + sine,
                same);
        apply();
    }

    public static float luma(float red, float green, float blue) {
        return LUMA_RED * red + LUMA_GREEN * green + LUMA_BLUE * blue;
    }

    /// Colours, cut to [0, 1], then normalised; in place.
    ///
    /// @param planes [3, n] in 0…255
    public void transform(float[] planes, PixelNormalisation normalisation) {
        int plane = planes.length / 3;
        for (int i = 0; i < plane; i++) {
            float red = planes[i] / 255;
            float green = planes[i + plane] / 255;
            float blue = planes[i + 2 * plane] / 255;
            planes[i] = mix(0, red, green, blue);
            planes[i + plane] = mix(1, red, green, blue);
            planes[i + 2 * plane] = mix(2, red, green, blue);
        }
        for (int channel = 0; channel < 3; channel++) {
            normalise(planes, channel * plane, plane, normalisation.channel(channel));
        }
    }

    private float mix(int channel, float red, float green, float blue) {
        int row = 3 * channel;
        return linear[row] * red + linear[row + 1] * green + linear[row + 2] * blue + offset[channel];
    }

    private static void normalise(float[] values, int from, int count, PixelNormalisation.Channel channel) {
        float scale = 1 / channel.deviation();
        for (int i = from; i < from + count; i++) {
            values[i] = (Math.clamp(values[i], 0f, 1f) - channel.mean()) * scale;
        }
    }

    /// this ← change ∘ this
    private void apply() {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[3 * row + column] = dot(row, linear[column], linear[3 + column], linear[6 + column]);
            }
        }
        System.arraycopy(product, 0, linear, 0, linear.length);
        set(
                offset,
                dot(0, offset[0], offset[1], offset[2]),
                dot(1, offset[0], offset[1], offset[2]),
                dot(2, offset[0], offset[1], offset[2]));
    }

    private float dot(int row, float x, float y, float z) {
        return change[3 * row] * x + change[3 * row + 1] * y + change[3 * row + 2] * z;
    }

    private static void set(float[] target, float... values) {
        System.arraycopy(values, 0, target, 0, values.length);
    }
}
