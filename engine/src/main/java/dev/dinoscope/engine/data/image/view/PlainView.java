package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.seed.SampleRandom;

/// A part of the image that another view has chosen, as it is.
final class PlainView implements PictureView {
    private final Rendering rendering;

    PlainView(int side, PixelNormalisation normalisation) {
        this.rendering = new Rendering(side, normalisation);
    }

    @Override
    public Geometry look(ImageSize size, SampleRandom random) {
        throw new IllegalStateException("looks where another view does");
    }

    @Override
    public float[] render(Picture picture, ImageSize size, Geometry geometry, SampleRandom random) {
        rendering.draw(picture, size, geometry);
        return rendering.normalised();
    }
}
