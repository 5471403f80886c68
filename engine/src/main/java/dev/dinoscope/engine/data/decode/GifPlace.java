package dev.dinoscope.engine.data.decode;

import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/// Where a frame lies on a GIF's screen, in pixels.
record GifPlace(int left, int top) {
    static final GifPlace CORNER = new GifPlace(0, 0);

    static GifPlace of(IIOMetadata frame) {
        var root = (IIOMetadataNode) frame.getAsTree("javax_imageio_gif_image_1.0");
        var descriptor =
                (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
        return new GifPlace(
                Integer.parseInt(descriptor.getAttribute("imageLeftPosition")),
                Integer.parseInt(descriptor.getAttribute("imageTopPosition")));
    }
}
