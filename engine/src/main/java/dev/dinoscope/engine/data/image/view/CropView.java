package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.seed.SampleRandom;

/// A random crop with its distortions.
final class CropView implements PictureView {
    private final CropConfig config;
    private final RandomBox boxes;
    private final Rendering rendering;
    private final Distortion distortion;

    /// @param meantFor side of the output that the configuration's blur is given for
    CropView(CropConfig config, int side, PixelNormalisation normalisation, int meantFor) {
        this.config = config;
        this.boxes = new RandomBox(config.scaleMin(), config.scaleMax(), config.aspectRatioMax(), 0);
        this.rendering = new Rendering(side, normalisation);
        this.distortion = new Distortion(config, side, (float) side / meantFor);
    }

    @Override
    public Geometry look(ImageSize size, SampleRandom random) {
        var box = boxes.next(size, random);
        return new Geometry(box, random.nextFloat() < config.flipProbability(), config.interpolation());
    }

    @Override
    public float[] render(Picture picture, ImageSize size, Geometry geometry, SampleRandom random) {
        rendering.draw(picture, size, geometry);
        distortion.apply(rendering.planes(), random);
        return rendering.normalised();
    }
}
