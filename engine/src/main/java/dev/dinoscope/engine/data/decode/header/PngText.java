package dev.dinoscope.engine.data.decode.header;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/// A text in a PNG (PNG 3, 11.3.3): plain, compressed or international.
///
/// @param text its bytes; of a large one the first megabyte
record PngText(String keyword, ByteBuffer text) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int FLAGS = 2;

    /// Empty when the chunk is no text or a damaged one.
    static Optional<PngText> of(PngChunks.Chunk chunk) {
        var content = chunk.content().slice();
        return switch (chunk.type()) {
            case PngChunks.TEXT -> Optional.of(new PngText(upToZero(content), content));
            case PngChunks.COMPRESSED_TEXT -> compressed(content);
            case PngChunks.INTERNATIONAL_TEXT -> international(content);
            default -> Optional.empty();
        };
    }

    private static Optional<PngText> compressed(ByteBuffer content) {
        var keyword = upToZero(content);
        if (!content.hasRemaining() || content.get() != 0) {
            return Optional.empty();
        }
        return Optional.of(new PngText(keyword, inflated(content)));
    }

    private static Optional<PngText> international(ByteBuffer content) {
        var keyword = upToZero(content);
        if (content.remaining() < FLAGS) {
            return Optional.empty();
        }
        boolean isCompressed = content.get() != 0;
        content.get(); // the method: there is but one
        upToZero(content); // the language
        upToZero(content); // the keyword in that language
        return Optional.of(new PngText(keyword, isCompressed ? inflated(content) : content));
    }

    private static String upToZero(ByteBuffer content) {
        var text = new StringBuilder();
        while (content.hasRemaining()) {
            int letter = content.get() & 0xff;
            if (letter == 0) {
                break;
            }
            text.append((char) letter);
        }
        return text.toString();
    }

    /// Nothing where it is damaged.
    private static ByteBuffer inflated(ByteBuffer content) {
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return ByteBuffer.wrap(stream.readNBytes(MOST_BYTES));
        } catch (IOException _) {
            return ByteBuffer.allocate(0);
        }
    }
}
