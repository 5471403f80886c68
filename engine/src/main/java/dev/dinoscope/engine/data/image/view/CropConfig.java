package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.image.Interpolation;

/// A random view as self-supervised methods take them of an image: torchvision's RandomResizedCrop,
/// RandomHorizontalFlip, ColorJitter, RandomGrayscale, GaussianBlur and RandomSolarize, one after the other.
///
/// The crop's position is not rounded to whole pixels, and pixels just outside it take part in antialiasing.
public record CropConfig(
        @Setting(help = "Smallest share of the image's area that a crop shows", min = 1e-4, max = 1)
        double scaleMin,

        @Setting(help = "Largest share of the image's area that a crop shows", min = 1e-4, max = 1)
        double scaleMax,

        @Setting(help = "Crops are up to this much longer than wide, or wider than long, in pixels", min = 1, max = 4)
        double aspectRatioMax,

        @Setting(help = "How pixels between pixels are had") Interpolation interpolation,

        @Setting(help = "Probability of mirroring left and right", min = 0, max = 1)
        double flipProbability,

        @Setting(help = "Change of colours") ColourJitter jitter,

        @Setting(help = "Probability of losing all colour", min = 0, max = 1)
        double grayscaleProbability,

        @Setting(help = "Gaussian blur") Blur blur,

        @Setting(help = "Probability of inverting every channel from one half up", min = 0, max = 1)
        double solarizeProbability) {
    private static final double ASPECT_RATIO = 4.0 / 3;

    /// RandomResizedCrop as torchvision has it, and the flip.
    public CropConfig() {
        this(0.08, 1, Interpolation.BILINEAR);
    }

    private CropConfig(double scaleMin, double scaleMax, Interpolation interpolation) {
        this(scaleMin, scaleMax, ASPECT_RATIO, interpolation, 0.5, new ColourJitter(), 0, new Blur(), 0);
    }

    /// @throws Refused when the range of the crop is upside down
    public CropConfig {
        Refused.unless(scaleMin <= scaleMax, "scale_min", scaleMin, "expected at most scale_max, " + scaleMax);
    }

    /// Random changes of brightness, contrast, saturation and hue, in random order.
    ///
    /// @param hue in circles
    public record ColourJitter(
            @Setting(help = "Probability of changing colours at all", min = 0, max = 1)
            double probability,

            @Setting(help = "Brightness varies by up to this share", min = 0, max = 1)
            double brightness,

            @Setting(help = "Contrast varies by up to this share", min = 0, max = 1)
            double contrast,

            @Setting(help = "Saturation varies by up to this share", min = 0, max = 1)
            double saturation,

            @Setting(help = "Hues turn by up to this part of the colour circle", min = 0, max = 0.5)
            double hue) {
        /// Colours as they are; DINO's strengths once the probability is raised.
        public ColourJitter() {
            this(0, 0.4, 0.4, 0.2, 0.1);
        }
    }

    /// Blur by a Gaussian of random width.
    public record Blur(
            @Setting(help = "Probability of blurring", min = 0, max = 1)
            double probability,

            @Setting(help = "Smallest standard deviation", unit = "px", min = 0.01, max = 64)
            double sigmaMin,

            @Setting(help = "Largest standard deviation", unit = "px", min = 0.01, max = 64)
            double sigmaMax) {
        /// As sharp as it is.
        public Blur() {
            this(0);
        }

        /// From 0.1 to 2 pixels, as SimCLR and DINO do.
        public Blur(double probability) {
            this(probability, 0.1, 2);
        }

        /// @throws Refused when the range is upside down
        public Blur {
            Refused.unless(sigmaMin <= sigmaMax, "sigma_min", sigmaMin, "expected at most sigma_max, " + sigmaMax);
        }
    }

    /// A view of SLIP's self-supervised half (Mu et al. 2022).
    public static CropConfig simclr() {
        return new CropConfig()
                .withJitter(new ColourJitter(0.8, 0.4, 0.4, 0.4, 0.1))
                .withGrayscale(0.2)
                .withBlur(new Blur(0.5));
    }

    /// DINO's first global crop, always blurred (Caron et al. 2021).
    public static CropConfig dinoGlobal1() {
        return dino(0.32, 1).withBlur(new Blur(1));
    }

    /// DINO's second global crop, sometimes solarised.
    public static CropConfig dinoGlobal2() {
        return dino(0.32, 1).withBlur(new Blur(0.1)).withSolarize(0.2);
    }

    /// A local crop of DINO's.
    public static CropConfig dinoLocal() {
        return dino(0.05, 0.32).withBlur(new Blur(0.5));
    }

    private static CropConfig dino(double scaleMin, double scaleMax) {
        return new CropConfig(scaleMin, scaleMax, Interpolation.BICUBIC)
                .withJitter(new ColourJitter(0.8, 0.4, 0.4, 0.2, 0.1))
                .withGrayscale(0.2);
    }

    /// The same with other shares of the area.
    public CropConfig withScale(double min, double max) {
        return new CropConfig(
                min,
                max,
                aspectRatioMax,
                interpolation,
                flipProbability,
                jitter,
                grayscaleProbability,
                blur,
                solarizeProbability);
    }

    private CropConfig withJitter(ColourJitter other) {
        return withColours(other, grayscaleProbability, blur, solarizeProbability);
    }

    private CropConfig withGrayscale(double probability) {
        return withColours(jitter, probability, blur, solarizeProbability);
    }

    private CropConfig withBlur(Blur other) {
        return withColours(jitter, grayscaleProbability, other, solarizeProbability);
    }

    private CropConfig withSolarize(double probability) {
        return withColours(jitter, grayscaleProbability, blur, probability);
    }

    private CropConfig withColours(ColourJitter colours, double grey, Blur sharpness, double solarize) {
        return new CropConfig(
                scaleMin, scaleMax, aspectRatioMax, interpolation, flipProbability, colours, grey, sharpness, solarize);
    }
}
