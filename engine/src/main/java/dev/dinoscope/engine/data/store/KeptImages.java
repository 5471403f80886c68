package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.image.PictureReader;

/// Decoded images in place of those they were made from, which are still owned: captions may lean on them.
record KeptImages(PairImages decoded, PairImages encoded) implements PairImages {
    @Override
    public int rows() {
        return decoded.rows();
    }

    @Override
    public boolean isDecoded() {
        return true;
    }

    @Override
    public PictureReader reader() {
        return decoded.reader();
    }

    @Override
    public void close() {
        decoded.close();
        encoded.close();
    }
}
