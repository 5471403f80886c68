package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.Colours;
import dev.dinoscope.engine.data.image.GaussianBlur;
import dev.dinoscope.engine.data.seed.SampleRandom;

/// The changes of colour and sharpness of a [CropConfig], in torchvision's order. Holds its scratch memory; not
/// thread-safe.
final class Distortion {
    private final CropConfig config;
    private final GaussianBlur blur;
    private final float blurScale;
    private final int[] order = new int[4];
    private final float[] factors = new float[4];

    /// @param side of the planes, in pixels
    /// @param blurScale by how much wider than the configuration's blurs are
    Distortion(CropConfig config, int side, float blurScale) {
        this.config = config;
        this.blur = new GaussianBlur(side);
        this.blurScale = blurScale;
    }

    /// @param planes [3, side, side] in 0…1, changed in place
    void apply(float[] planes, SampleRandom random) {
        var jitter = config.jitter();
        if (random.nextFloat() < jitter.probability()) {
            jitter(planes, jitter, random);
        }
        if (random.nextFloat() < config.grayscaleProbability()) {
            Colours.grayscale(planes);
        }
        if (random.nextFloat() < config.blur().probability()) {
            var sigmas = config.blur();
            blur.apply(planes, blurScale * random.between((float) sigmas.sigmaMin(), (float) sigmas.sigmaMax()));
        }
        if (random.nextFloat() < config.solarizeProbability()) {
            Colours.solarize(planes);
        }
    }

    private void jitter(float[] planes, CropConfig.ColourJitter jitter, SampleRandom random) {
        for (int change = 0; change < order.length; change++) {
            order[change] = change;
        }
        random.shuffle(order);
        factors[0] = around(jitter.brightness(), random);
        factors[1] = around(jitter.contrast(), random);
        factors[2] = around(jitter.saturation(), random);
        factors[3] = random.between((float) -jitter.hue(), (float) jitter.hue());
        for (int change : order) {
            switch (change) {
                case 0 -> Colours.brightness(planes, factors[0]);
                case 1 -> Colours.contrast(planes, factors[1]);
                case 2 -> Colours.saturation(planes, factors[2]);
                default -> Colours.hue(planes, factors[3]);
            }
        }
    }

    private static float around(double strength, SampleRandom random) {
        return random.between((float) Math.max(0, 1 - strength), (float) (1 + strength));
    }
}
