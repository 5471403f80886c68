package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.EncodedImages;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import java.io.IOException;

/// The images of an index, decoded each time; closes the index with it.
final class IndexPictures implements PairImages {
    private final SourceIndex index;
    private final EncodedImages images;

    IndexPictures(SourceIndex index) {
        this.index = index;
        this.images = new EncodedImages(index.rows(), index.images()::get, ImageDecoders.FASTEST, new DecodeConfig());
    }

    @Override
    public int rows() {
        return images.rows();
    }

    @Override
    public String stamps() {
        return index.stamps();
    }

    @Override
    public Picture read(int row) throws IOException {
        return images.read(row);
    }

    @Override
    public PictureReader reader() {
        return images.reader();
    }

    @Override
    public void close() {
        images.close();
        index.close();
    }
}
