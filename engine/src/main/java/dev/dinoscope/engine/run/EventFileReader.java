package dev.dinoscope.engine.run;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads whole records of one TensorBoard event file.
///
/// A record that is not whole yet (the tail of a file being written, or torn by a crash) ends the read without a word;
/// a record whose checksum is wrong ends it with a warning. Nothing that fails its checksum is ever given out.
public final class EventFileReader {
    private final Path file;
    private final long size;
    private final DataInputStream in;
    private final List<LogEvent> events = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long offset;

    private EventFileReader(Path file, FileChannel channel, long offset) throws IOException {
        this.file = file;
        this.size = channel.size();
        this.offset = offset;
        this.in = new DataInputStream(
                new BufferedInputStream(Channels.newInputStream(channel.position(offset)), 1 << 16));
    }

    /// @param offset a byte where a record starts
    /// @param limit stop after about so many bytes
    public static EventBatch read(Path file, long offset, long limit) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var reader = new EventFileReader(file, channel, offset);
            var complete = reader.readUntil(Math.addExact(offset, limit));
            var position = new EventPosition(String.valueOf(file.getFileName()), reader.offset);
            return new EventBatch(reader.events, position, complete, reader.warnings);
        }
    }

    private boolean readUntil(long end) throws IOException {
        if (offset > size) {
            warnings.add(String.format(
                    Locale.ROOT, "%s has %d bytes, fewer than were read before; it was cut or replaced", file, size));
            return true;
        }
        while (offset < end) {
            if (!readRecord()) {
                return true;
            }
        }
        return false;
    }

    private boolean readRecord() throws IOException {
        if (size - offset < RecordFraming.HEADER) {
            return false;
        }
        var header = in.readNBytes(RecordFraming.HEADER);
        var fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        var length = fields.getLong(0);
        if (header.length < RecordFraming.HEADER || fields.getInt(8) != RecordFraming.maskedCrc(header, 0, 8)) {
            return damaged("the checksum of a record's length is wrong");
        }
        if (length < 0 || length > Integer.MAX_VALUE - 64) {
            return damaged(String.format(Locale.ROOT, "a record claims %d bytes", length));
        }
        if (size - offset - RecordFraming.HEADER - RecordFraming.FOOTER < length) {
            return false;
        }
        return readData((int) length);
    }

    private boolean readData(int length) throws IOException {
        var data = in.readNBytes(length + RecordFraming.FOOTER);
        if (data.length < length + RecordFraming.FOOTER) {
            return damaged("it became shorter while it was read");
        }
        var crc = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        if (crc != RecordFraming.maskedCrc(data, 0, length)) {
            return damaged("the checksum of a record is wrong");
        }
        try {
            events.addAll(EventCodec.decode(Arrays.copyOf(data, length)));
        } catch (InvalidProtocolBufferException fault) {
            return damaged("a record is not a TensorBoard event (" + fault.getMessage() + ")");
        }
        offset += RecordFraming.HEADER + length + RecordFraming.FOOTER;
        return true;
    }

    private boolean damaged(String problem) {
        warnings.add(String.format(
                Locale.ROOT,
                "%s is damaged at byte %d: %s; what follows in this file is not shown",
                file,
                offset,
                problem));
        return false;
    }
}
