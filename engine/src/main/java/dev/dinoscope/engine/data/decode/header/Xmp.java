package dev.dinoscope.engine.data.decode.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one thing of interest in an XMP packet: `tiff:Orientation`, as an attribute or as an element. Programs that
/// edit photos often leave it where there is no EXIF.
final class Xmp {
    private static final byte[] PREFIX = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern ORIENTATION = Pattern.compile("tiff:Orientation(?:=\"|>)([0-9])");

    private Xmp() {}

    /// Whether a JPEG's APP1 segment is an XMP packet.
    static boolean is(ByteBuffer content) {
        return content.remaining() >= PREFIX.length
                && content.slice(content.position(), PREFIX.length).equals(ByteBuffer.wrap(PREFIX));
    }

    /// @param packet in any encoding that ASCII is part of, with or without the prefix that JPEGs put before it
    static Optional<Orientation> orientation(ByteBuffer packet) {
        var found = ORIENTATION.matcher(StandardCharsets.ISO_8859_1.decode(packet.slice()));
        return found.find() ? Optional.of(Orientation.of(Integer.parseInt(found.group(1)))) : Optional.empty();
    }
}
