package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.seed.SampleRandom;

/// One way of looking at images. What is left to chance is drawn from one stream: first by [#look], then by
/// [#render]. Holds its scratch memory; not thread-safe.
interface PictureView {
    /// Chooses the part of an image to look at.
    Geometry look(ImageSize size, SampleRandom random);

    /// What the part looks like.
    ///
    /// @param size of the whole image
    /// @param picture the image, possibly shrunk
    /// @return normalised [3, side, side]; used again by the next call
    float[] render(Picture picture, ImageSize size, Geometry geometry, SampleRandom random);

    /// By how much the image may be shrunk before the part is cut out of it.
    static float shrink(Geometry geometry, int side) {
        return Math.max(1, Math.min(geometry.box().width(), geometry.box().height()) / side);
    }
}
