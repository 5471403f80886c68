package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Interpolation;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.Resampler;
import java.util.EnumMap;

/// Cuts out parts of images at one size, as intensities in [0, 1], and normalises them. Holds its scratch
/// memory; not thread-safe.
final class Rendering {
    private final int side;
    private final PixelNormalisation normalisation;
    private final EnumMap<Interpolation, Resampler> resamplers = new EnumMap<>(Interpolation.class);
    private final float[] planes;

    Rendering(int side, PixelNormalisation normalisation) {
        this.side = side;
        this.normalisation = normalisation;
        this.planes = new float[Picture.CHANNELS * side * side];
    }

    /// [3, side, side]
    float[] planes() {
        return planes;
    }

    /// Fills [#planes] with the part of the image in [0, 1].
    ///
    /// @param size of the whole image
    void draw(Picture picture, ImageSize size, Geometry geometry) {
        resamplers
                .computeIfAbsent(geometry.interpolation(), kind -> new Resampler(side, kind))
                .resample(picture, geometry.box().onto(size, picture), geometry.flip(), planes);
        float scale = 1 / 255f;
        for (int i = 0; i < planes.length; i++) {
            planes[i] = Math.max(0, Math.min(1, planes[i] * scale));
        }
    }

    /// Normalises [#planes] in place.
    float[] normalised() {
        int plane = side * side;
        for (int channel = 0; channel < Picture.CHANNELS; channel++) {
            var statistics = normalisation.channel(channel);
            float scale = 1 / statistics.deviation();
            float mean = statistics.mean();
            int from = channel * plane;
            for (int i = from; i < from + plane; i++) {
                planes[i] = (planes[i] - mean) * scale;
            }
        }
        return planes;
    }
}
