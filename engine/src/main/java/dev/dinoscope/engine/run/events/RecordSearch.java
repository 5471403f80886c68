package dev.dinoscope.engine.run.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/// Finds where records begin again behind damage: at the next length whose checksum holds.
final class RecordSearch {
    private static final int CHUNK = 1 << 16;

    /// Behind so much that is no record, another is not waited for: a file that a fault has filled with zeros would be
    /// read to its end each time.
    static final long LONGEST_GAP = 64L << 20;

    private RecordSearch() {}

    /// @param from the first byte where a record may begin
    /// @param size bytes of the file
    static OptionalLong next(FileChannel channel, long from, long size) throws IOException {
        long end = Math.min(size, from + LONGEST_GAP);
        var bytes = ByteBuffer.allocate(CHUNK);
        for (long start = from; start + RecordFraming.HEADER <= end; ) {
            bytes.clear().limit((int) Math.min(CHUNK, end - start));
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {}
            int last = bytes.position() - RecordFraming.HEADER;
            if (last < 0) {
                break;
            }
            for (int at = 0; at <= last; at++) {
                if (RecordFraming.isHeader(bytes.array(), at)) {
                    return OptionalLong.of(start + at);
                }
            }
            start += last + 1;
        }
        return OptionalLong.empty();
    }
}
