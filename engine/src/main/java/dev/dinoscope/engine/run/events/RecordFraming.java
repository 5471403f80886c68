package dev.dinoscope.engine.run.events;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// TFRecord framing: length (8 bytes), masked CRC32C of the length, data, masked CRC32C of the data; little-endian.
final class RecordFraming {
    static final int HEADER = 12;
    static final int FOOTER = 4;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private RecordFraming() {}

    static byte[] frame(byte[] data) {
        var out = ByteBuffer.allocate(HEADER + data.length + FOOTER).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(data.length);
        out.putInt(maskedCrc(out.array(), 0, 8));
        out.put(data);
        out.putInt(maskedCrc(data, 0, data.length));
        return out.array();
    }

    /// The length that a header states.
    static long length(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /// Whether a length and its checksum stand at a place.
    static boolean isHeader(byte[] bytes, int at) {
        // No record has 2³¹ bytes: when a search tries every place, nearly all fall away without a checksum.
        return (length(bytes, at) & ~(long) Integer.MAX_VALUE) == 0
                && (int) INT.get(bytes, at + Long.BYTES) == maskedCrc(bytes, at, Long.BYTES);
    }

    /// The mask keeps a CRC over data that itself holds CRCs from degenerating (TensorFlow, `crc32c.h`).
    static int maskedCrc(byte[] bytes, int start, int length) {
        var crc = new CRC32C();
        crc.update(bytes, start, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
