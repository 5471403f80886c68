package dev.dinoscope.engine.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// TFRecord framing: length (8 bytes), masked CRC32C of the length, data, masked CRC32C of the data; little-endian.
final class RecordFraming {
    static final int HEADER = 12;
    static final int FOOTER = 4;

    private RecordFraming() {}

    static byte[] frame(byte[] data) {
        var out = ByteBuffer.allocate(HEADER + data.length + FOOTER).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(data.length);
        out.putInt(maskedCrc(out.array(), 0, 8));
        out.put(data);
        out.putInt(maskedCrc(data, 0, data.length));
        return out.array();
    }

    /// Whether a length and its checksum stand at a place of a little-endian buffer that has an array.
    static boolean isHeader(ByteBuffer bytes, int at) {
        // No record has 2³¹ bytes: when a search tries every place, nearly all fall away without a checksum.
        return bytes.getInt(at + 4) == 0
                && bytes.getInt(at) >= 0
                && bytes.getInt(at + 8) == maskedCrc(bytes.array(), at, 8);
    }

    /// The mask keeps a CRC over data that itself holds CRCs from degenerating (TensorFlow, `crc32c.h`).
    static int maskedCrc(byte[] bytes, int start, int length) {
        var crc = new CRC32C();
        crc.update(bytes, start, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
