package dev.dinoscope.engine.data.image;

/// The middle of pictures as equal squares of uint8, for people to look at: what `EvalTransform` shows the
/// model, not normalised. Not thread-safe.
public final class CentreSquare {
    private final int side;
    private final Resampler resampler;
    private final float[] planes;

    /// @param side of the squares, in pixels
    public CentreSquare(int side) {
        this.side = side;
        this.resampler = new Resampler(side);
        this.planes = new float[Picture.CHANNELS * side * side];
    }

    /// Antialiased; exact when the picture is a square of the same side.
    ///
    /// @param into RGB, interleaved
    public void write(Picture picture, byte[] into, int offset) {
        resampler.resample(picture, Box.centreSquare(picture), false, planes);
        Shrinking.interleave(planes, side * side, into, offset);
    }
}
