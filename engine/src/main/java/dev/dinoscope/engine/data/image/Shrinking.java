package dev.dinoscope.engine.data.image;

/// Makes pictures smaller, whole and antialiased. Not thread-safe.
public final class Shrinking {
    private float[] planes = new float[0];
    private byte[] pixels = new byte[0];

    /// @return the picture itself when it has the size already; otherwise valid until the next call
    public Picture to(ImageSize size, Picture picture) {
        if (size.height() == picture.height() && size.width() == picture.width()) {
            return picture;
        }
        int plane = size.height() * size.width();
        if (pixels.length < Picture.CHANNELS * plane) {
            planes = new float[Picture.CHANNELS * plane];
            pixels = new byte[Picture.CHANNELS * plane];
        }
        new Resampler(size.height(), size.width())
                .resample(picture, new Box(0, 0, picture.width(), picture.height()), false, planes);
        interleave(planes, plane, pixels, 0);
        return new Picture(size.height(), size.width(), pixels);
    }

    /// Rounds planes of 0…255 to uint8.
    ///
    /// @param plane pixels of one
    static void interleave(float[] planes, int plane, byte[] into, int offset) {
        for (int pixel = 0, at = offset; pixel < plane; pixel++) {
            for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                into[at++] = (byte) Math.clamp(Math.round(planes[pixel + channel * plane]), 0, 255);
            }
        }
    }
}
