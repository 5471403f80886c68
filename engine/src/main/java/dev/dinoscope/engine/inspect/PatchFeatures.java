package dev.dinoscope.engine.inspect;

import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/// Patch tokens of several images, as a snapshot stores them.
///
/// Keeps the array without copying: whoever passes it must not change it afterwards.
public final class PatchFeatures {
    private final int images;
    private final int patches;
    private final int width;
    private final float[] values;

    /// @param values images × patches × width
    public PatchFeatures(int images, int patches, int width, float[] values) {
        if (images < 1 || patches < 1 || width < 1 || values.length != (long) images * patches * width) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "patch features of shape [%d, %d, %d] need %d values, got %d",
                    images,
                    patches,
                    width,
                    (long) images * patches * width,
                    values.length));
        }
        this.images = images;
        this.patches = patches;
        this.width = width;
        this.values = values;
    }

    public int images() {
        return images;
    }

    public int patches() {
        return patches;
    }

    public int width() {
        return width;
    }

    /// Number of tokens of all images together.
    public int rows() {
        return images * patches;
    }

    /// One channel of one token.
    ///
    /// @param row image × patches + patch
    public float at(int row, int channel) {
        return values[row * width + channel];
    }

    /// One token, copied.
    public float[] token(int image, int patch) {
        int from = (Objects.checkIndex(image, images) * patches + Objects.checkIndex(patch, patches)) * width;
        return Arrays.copyOfRange(values, from, from + width);
    }

    /// The tokens of one image alone.
    public PatchFeatures image(int image) {
        int length = patches * width;
        int from = Objects.checkIndex(image, images) * length;
        return new PatchFeatures(1, patches, width, Arrays.copyOfRange(values, from, from + length));
    }

    /// The tokens that hold a number which is not finite.
    public NotFinite notFinite() {
        return NotFinite.in(rows(), values);
    }

    /// Neither a similarity nor a component nor a mean can come of a number that is not finite.
    ///
    /// @throws NotFiniteException saying how many tokens hold one, and which images and patches are the first
    public void requireFinite() {
        notFinite().refuse("patch tokens", this::place);
    }

    /// Where a token lies, for people: counted from 1.
    ///
    /// @param row image × patches + patch
    String place(int row) {
        return String.format(Locale.ROOT, "image %d patch %d", row / patches + 1, row % patches + 1);
    }

    /// Inner product of a token with a vector of the same width.
    double dot(int row, float[] vector) {
        double sum = 0;
        int from = row * width;
        for (int i = 0; i < width; i++) {
            sum += (double) values[from + i] * vector[i];
        }
        return sum;
    }

    double norm(int row) {
        double sum = 0;
        int from = row * width;
        for (int i = 0; i < width; i++) {
            sum += (double) values[from + i] * values[from + i];
        }
        return Math.sqrt(sum);
    }
}
