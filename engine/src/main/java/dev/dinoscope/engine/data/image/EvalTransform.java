package dev.dinoscope.engine.data.image;

import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.store.ImageStore;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The centre square, scaled, nothing left to chance. Not thread-safe.
public final class EvalTransform implements ImageTransform {
    private final int side;
    private final Normalisation normalisation;
    private final Resampler resampler;
    private final ColourMatrix identity = new ColourMatrix().reset();
    private final float[] output;
    private byte[] source = new byte[0];

    /// @param side of the output, in pixels
    public EvalTransform(int side, Normalisation normalisation) {
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
    public void apply(ImageStore images, int row, SampleRandom random, MemorySegment into, long offset) {
        apply(images, row, into, offset);
    }

    /// Needs no randomness.
    public void apply(ImageStore images, int row, MemorySegment into, long offset) {
        if (source.length != images.imageBytes()) {
            source = new byte[(int) images.imageBytes()];
        }
        images.read(row, source);
        int height = images.height();
        int width = images.width();
        int square = Math.min(height, width);
        var centre = new Box((width - square) / 2f, (height - square) / 2f, square, square);
        resampler.resample(source, height, width, centre, false, output);
        identity.transform(output, normalisation);
        MemorySegment.copy(output, 0, into, ValueLayout.JAVA_FLOAT, offset, output.length);
    }
}
