package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.ColourMatrix;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Interpolation;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.Resampler;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Random resized crop with sub-pixel position, flip, and change of colour. Not thread-safe.
public final class TrainTransform implements ImageTransform, PictureView {
    private static final int LUMA_STRIDE = 4;
    private final AugmentationConfig config;
    private final RandomBox boxes;
    private final PixelNormalisation normalisation;
    private final int side;
    private final Resampler resampler;
    private final ColourMatrix colours = new ColourMatrix();
    private final float[] output;

    /// @param side of the output, in pixels
    public TrainTransform(AugmentationConfig config, int side, PixelNormalisation normalisation) {
        this.config = config;
        this.boxes =
                new RandomBox(config.cropScaleMin(), config.cropScaleMax(), config.aspectRatioMax(), config.shift());
        this.side = side;
        this.normalisation = normalisation;
        this.resampler = new Resampler(side);
        this.output = new float[3 * side * side];
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public void apply(PictureReader images, int row, SampleRandom random, MemorySegment into, long offset)
            throws IOException {
        var size = images.open(row);
        var geometry = look(size, random);
        render(images.read(PictureView.shrink(geometry, side)), size, geometry, random);
        MemorySegment.copy(output, 0, into, ValueLayout.JAVA_FLOAT, offset, output.length);
    }

    @Override
    public Geometry look(ImageSize size, SampleRandom random) {
        var box = boxes.next(size, random);
        return new Geometry(box, random.nextFloat() < config.flipProbability(), Interpolation.BILINEAR);
    }

    @Override
    public float[] render(Picture picture, ImageSize size, Geometry geometry, SampleRandom random) {
        resampler.resample(picture, geometry.box().onto(size, picture), geometry.flip(), output);
        vary(random);
        colours.transform(output, normalisation);
        return output;
    }

    private void vary(SampleRandom random) {
        colours.reset();
        float brightness = around(config.brightness(), random);
        colours.scale(brightness, brightness, brightness);
        float contrast = around(config.contrast(), random);
        if (contrast != 1) {
            colours.contrast(contrast, brightness * meanLuma());
        }
        boolean grey = random.nextFloat() < config.grayscaleProbability();
        float saturation = around(config.saturation(), random);
        colours.saturation(grey ? 0 : saturation);
        colours.hue(random.between((float) -config.hue(), (float) config.hue()));
        float darkest = 1 - (float) config.tint();
        colours.scale(random.between(darkest, 1), random.between(darkest, 1), random.between(darkest, 1));
    }

    private static float around(double strength, SampleRandom random) {
        return random.between((float) Math.max(0, 1 - strength), (float) (1 + strength));
    }

    /// A quarter of the pixels tells it well enough.
    private float meanLuma() {
        int plane = side * side;
        float sum = 0;
        int pixels = 0;
        for (int i = 0; i < plane; i += LUMA_STRIDE, pixels++) {
            sum += ColourMatrix.luma(output[i], output[i + plane], output[i + 2 * plane]);
        }
        return sum / (255f * pixels);
    }
}
