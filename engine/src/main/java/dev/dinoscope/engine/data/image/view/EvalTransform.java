package dev.dinoscope.engine.data.image.view;

import dev.dinoscope.engine.data.image.Box;
import dev.dinoscope.engine.data.image.ColourMatrix;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.Resampler;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The centre square, scaled, nothing left to chance. Not thread-safe.
public final class EvalTransform implements ImageTransform {
    private final int side;
    private final PixelNormalisation normalisation;
    private final Resampler resampler;
    private final ColourMatrix identity = new ColourMatrix().reset();
    private final float[] output;

    /// @param side of the output, in pixels
    public EvalTransform(int side, PixelNormalisation normalisation) {
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
        apply(images, row, into, offset);
    }

    /// Needs no randomness.
    public void apply(PictureReader images, int row, MemorySegment into, long offset) throws IOException {
        images.open(row);
        var picture = images.read(1);
        resampler.resample(picture, Box.centreSquare(picture), false, output);
        identity.transform(output, normalisation);
        MemorySegment.copy(output, 0, into, ValueLayout.JAVA_FLOAT, offset, output.length);
    }
}
