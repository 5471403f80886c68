package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;

/// How training images are varied; every kind can be switched off by its neutral value.
public record AugmentationConfig(
        @Setting(help = "Smallest share of the image's area that a crop shows", min = 1e-4, max = 4)
        double cropScaleMin,

        @Setting(help = "Largest share; above 1 the image may also be shown smaller, on white", min = 1e-4, max = 4)
        double cropScaleMax,

        @Setting(help = "Crops are up to this much longer than wide, or wider than long, in pixels", min = 1, max = 4)
        double aspectRatioMax,

        @Setting(help = "Crops are moved by up to this share of the side", min = 0, max = 1)
        double shift,

        @Setting(help = "Probability of mirroring left and right", min = 0, max = 1)
        double flipProbability,

        @Setting(help = "Brightness varies by up to this share", min = 0, max = 1)
        double brightness,

        @Setting(help = "Contrast varies by up to this share", min = 0, max = 1)
        double contrast,

        @Setting(help = "Saturation varies by up to this share", min = 0, max = 1)
        double saturation,

        @Setting(help = "Hues turn by up to this part of the colour circle", min = 0, max = 0.5)
        double hue,

        @Setting(
                help = "Coloured light takes up to this share of each channel; white paper is tinted",
                min = 0,
                max = 1)
        double tint,

        @Setting(help = "Probability of losing all colour", min = 0, max = 1)
        double grayscaleProbability) {

    /// Meant for pictograms: they fill the image, so crops stay large.
    public AugmentationConfig() {
        this(0.85, 1.0, 1.1, 0.05, 0.5, 0.2, 0.2, 0.2, 0.0, 0.0, 0.0);
    }

    /// @throws Refused when the range of the crop is upside down
    public AugmentationConfig {
        Refused.unless(
                cropScaleMin <= cropScaleMax,
                "crop_scale_min",
                cropScaleMin,
                "expected at most crop_scale_max, " + cropScaleMax);
    }

    /// Every image as it is.
    public static AugmentationConfig none() {
        return new AugmentationConfig(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
