package dev.dinoscope.engine.data.image;

/// Changes of colour as torchvision makes them on float images: each cuts its result to [0, 1].
public final class Colours {
    private static final float LUMA_RED = 0.2989f;
    private static final float LUMA_GREEN = 0.587f;
    private static final float LUMA_BLUE = 0.114f;

    private Colours() {}

    public static void brightness(float[] planes, float factor) {
        for (int i = 0; i < planes.length; i++) {
            planes[i] = cut(factor * planes[i]);
        }
    }

    /// Away from the mean luma of the image (`factor` > 1) or towards it.
    public static void contrast(float[] planes, float factor) {
        int plane = planes.length / 3;
        double sum = 0;
        for (int i = 0; i < plane; i++) {
            sum += luma(planes, i, plane);
        }
        float pivot = (float) ((1 - factor) * sum / plane);
        for (int i = 0; i < planes.length; i++) {
            planes[i] = cut(factor * planes[i] + pivot);
        }
    }

    /// 0 is grey, 1 leaves colours alone.
    public static void saturation(float[] planes, float factor) {
        int plane = planes.length / 3;
        for (int i = 0; i < plane; i++) {
            float grey = (1 - factor) * luma(planes, i, plane);
            planes[i] = cut(factor * planes[i] + grey);
            planes[i + plane] = cut(factor * planes[i + plane] + grey);
            planes[i + 2 * plane] = cut(factor * planes[i + 2 * plane] + grey);
        }
    }

    public static void grayscale(float[] planes) {
        int plane = planes.length / 3;
        for (int i = 0; i < plane; i++) {
            float grey = luma(planes, i, plane);
            planes[i] = grey;
            planes[i + plane] = grey;
            planes[i + 2 * plane] = grey;
        }
    }

    /// Turns hues in the HSV hexcone: lightness and saturation of each pixel stay.
    ///
    /// @param turns in full circles
    public static void hue(float[] planes, float turns) {
        int plane = planes.length / 3;
        for (int i = 0; i < plane; i++) {
            float red = planes[i];
            float green = planes[i + plane];
            float blue = planes[i + 2 * plane];
            float highest = Math.max(red, Math.max(green, blue));
            float range = highest - Math.min(red, Math.min(green, blue));
            if (range > 0) {
                float sixths = sixths(red, green, blue, highest, range) + 6 * turns + 6;
                planes[i] = highest - range * distance(sixths + 5);
                planes[i + plane] = highest - range * distance(sixths + 3);
                planes[i + 2 * plane] = highest - range * distance(sixths + 1);
            }
        }
    }

    /// The hue, in sixths of the circle; from −1 up.
    private static float sixths(float red, float green, float blue, float highest, float range) {
        if (highest == red) {
            return (green - blue) / range;
        }
        return highest == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
    }

    /// How far a channel is below the highest one, in ranges.
    private static float distance(float sixths) {
        float k = sixths - 6 * (int) (sixths / 6);
        return Math.clamp(Math.min(k, 4 - k), 0f, 1f);
    }

    /// Inverts what is bright.
    public static void solarize(float[] planes) {
        float threshold = 128f / 255;
        for (int i = 0; i < planes.length; i++) {
            planes[i] = planes[i] < threshold ? planes[i] : 1 - planes[i];
        }
    }

    private static float luma(float[] planes, int i, int plane) {
        return LUMA_RED * planes[i] + LUMA_GREEN * planes[i + plane] + LUMA_BLUE * planes[i + 2 * plane];
    }

    private static float cut(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
