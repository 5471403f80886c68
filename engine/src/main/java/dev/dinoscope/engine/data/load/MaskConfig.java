package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;

/// Which patches are hidden from a student that has to predict them (iBOT, Zhou et al. 2022; docs/methods.md,
/// eq. 25).
public record MaskConfig(
        @Setting(help = "Share of the images that are masked", min = 0, max = 1)
        double images,

        @Setting(
                help = "Share of patches hidden in the image masked least, were there endlessly many",
                min = 0,
                max = 1)
        double ratioMin,

        @Setting(help = "Share of patches hidden in the image masked most", min = 0, max = 1)
        double ratioMax,

        @Setting(help = "Smallest area a block is drawn with", unit = "patches", min = 1, max = 4096)
        int blockMin,

        @Setting(help = "Blocks are stretched by down to this ratio of the sides, or its inverse", min = 0.01, max = 1)
        double aspectRatioMin) {

    /// As DINOv2 and DINOv3 do.
    public MaskConfig() {
        this(0.5, 0.1, 0.5, 4, 0.3);
    }

    /// @throws Refused when the range is upside down
    public MaskConfig {
        Refused.unless(ratioMin <= ratioMax, "ratio_min", ratioMin, "expected at most ratio_max, " + ratioMax);
    }

    /// How many of so many images are masked.
    int maskedImages(int of) {
        return (int) (images * of);
    }

    /// How many patches are hidden in the j-th of n masked images, for j from 1.
    ///
    /// @param patches of an image
    public int maskedPatches(int patches, int j, int n) {
        return (int) (patches * (ratioMin + (ratioMax - ratioMin) * j / n));
    }

    /// How many patches are hidden in all: the same in every batch.
    ///
    /// @param of images in a batch
    /// @param patches of an image
    public int total(int of, int patches) {
        int n = maskedImages(of);
        int total = 0;
        for (int j = 1; j <= n; j++) {
            total += maskedPatches(patches, j, n);
        }
        return total;
    }
}
