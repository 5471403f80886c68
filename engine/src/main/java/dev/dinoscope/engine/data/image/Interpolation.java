package dev.dinoscope.engine.data.image;

/// How pixels between pixels are had. Both are antialiased when shrinking, with Pillow's filters.
public enum Interpolation {
    /// A triangle that reaches one pixel.
    BILINEAR(1) {
        @Override
        float weight(float distance) {
            return Math.max(0, 1 - distance);
        }
    },
    /// Keys' cubic with a = −½ that reaches two pixels; its results may leave 0…255.
    BICUBIC(2) {
        @Override
        float weight(float distance) {
            float d = distance;
            if (d < 1) {
                return (1.5f * d - 2.5f) * d * d + 1;
            }
            return d < 2 ? ((-0.5f * d + 2.5f) * d - 4) * d + 2 : 0;
        }
    };

    private final int reach;

    Interpolation(int reach) {
        this.reach = reach;
    }

    /// Pixels to either side that have a say when nothing is shrunk.
    int reach() {
        return reach;
    }

    /// @param distance 0 or more, in pixels of the smaller image
    abstract float weight(float distance);
}
