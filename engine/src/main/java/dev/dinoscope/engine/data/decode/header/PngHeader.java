package dev.dinoscope.engine.data.decode.header;

import dev.dinoscope.engine.data.image.ImageSize;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PNG's size, and its orientation wherever it stands, before the pixels or after them: an `eXIf` chunk
/// (PNG 3, 11.3.4.5), a text with EXIF in hexadecimal as ImageMagick writes it, an XMP packet.
public final class PngHeader {
    private static final String EXIF = "exif";
    private static final String RAW_PROFILE = "Raw profile type exif";
    private static final String XMP = "XML:com.adobe.xmp";
    /// An empty line, the profile's name and its length.
    private static final int LINES_BEFORE_PROFILE = 3;

    private @Nullable ByteBuffer exif;
    private @Nullable ByteBuffer rawProfile;
    private @Nullable ByteBuffer xmp;

    private PngHeader() {}

    static ImageHeader read(ByteBuffer bytes) {
        var size = new ImageSize(bytes.getInt(20), bytes.getInt(16));
        var header = new PngHeader();
        PngChunks.forEach(bytes, header::hear);
        return new ImageHeader(ImageFormat.PNG, size, header.orientation());
    }

    private void hear(PngChunks.Chunk chunk) {
        if (!mayTell(chunk.type()) || !chunk.isWhole()) {
            return;
        }
        if (chunk.type() == PngChunks.EXIF) {
            exif = chunk.content();
            return;
        }
        PngText.of(chunk).ifPresent(text -> {
            switch (text.keyword()) {
                case EXIF -> exif = text.text();
                case RAW_PROFILE -> rawProfile = bytesOf(text.text());
                case XMP -> xmp = text.text();
                default -> {
                    // of no interest
                }
            }
        });
    }

    private static boolean mayTell(int type) {
        return type == PngChunks.EXIF
                || type == PngChunks.TEXT
                || type == PngChunks.COMPRESSED_TEXT
                || type == PngChunks.INTERNATIONAL_TEXT;
    }

    private Orientation orientation() {
        var cameras = exif != null ? exif : rawProfile;
        return Orientation.first(
                Optional.ofNullable(cameras).flatMap(Exif::orientation),
                () -> Optional.ofNullable(xmp).flatMap(Xmp::orientation));
    }

    /// Hexadecimal digits after a few lines of heading.
    private static ByteBuffer bytesOf(ByteBuffer text) {
        var letters = StandardCharsets.ISO_8859_1.decode(text.slice());
        var bytes = new ByteArrayOutputStream();
        int lines = 0;
        int high = -1;
        for (int i = 0; i < letters.length(); i++) {
            int digit = lines < LINES_BEFORE_PROFILE ? -1 : Character.digit(letters.charAt(i), 16);
            lines += letters.charAt(i) == '\n' ? 1 : 0;
            if (digit >= 0 && high >= 0) {
                bytes.write(high << 4 | digit);
                high = -1;
            } else if (digit >= 0) {
                high = digit;
            }
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /// Which part that pixels depend on is damaged, by its checksum: the JDK's reader does not look.
    public static Optional<String> damage(byte[] encoded) {
        var damaged = new StringBuilder();
        PngChunks.forEach(ByteBuffer.wrap(encoded), chunk -> {
            if (chunk.isNeeded() && damaged.isEmpty() && !chunk.isWhole()) {
                damaged.append(chunk.name());
            }
        });
        return damaged.isEmpty()
                ? Optional.empty()
                : Optional.of("cannot be decoded as PNG: its chunk " + damaged + " has a wrong checksum");
    }
}
