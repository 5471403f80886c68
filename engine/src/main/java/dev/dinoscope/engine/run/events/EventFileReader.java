package dev.dinoscope.engine.run.events;

import dev.dinoscope.engine.run.events.EventPosition.Mark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the whole records of one TensorBoard event file.
///
/// A record that is not whole yet (the tail of a file being written, or torn by a crash) ends the read without a word.
/// Damage is passed over as far as the next whole record, counted and told; TensorBoard's own reader stops there.
/// Where nothing whole follows, at the end of a file, the reader stays in front of it: a network file system may show
/// the size of what was written before its bytes. Nothing that fails the checksum of its data is ever given out.
public final class EventFileReader {
    /// Longer ones, graphs and images, hold no scalars.
    private static final int MOST_BYTES = 64 << 20;

    private static final int WINDOW = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private final List<LogEvent> events = new ArrayList<>();
    private long offset;
    /// The damage whose end has not been found yet.
    private long damagedAt = -1;
    private String problem = "";
    private int places;
    private long bytesLost;
    private String first = "";
    private boolean gaveUp;

    private EventFileReader(Path file, FileChannel channel, long offset) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        this.offset = offset;
    }

    /// @param from a place where a record starts
    /// @param limit stop after about so many bytes
    public static EventFileBatch read(Path file, Mark from, long limit) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var reader = new EventFileReader(file, channel, from.offset());
            var complete = reader.readUntil(saturated(from.offset(), limit));
            return new EventFileBatch(
                    reader.events,
                    new Mark(reader.offset, before(channel, reader.offset)),
                    complete,
                    reader.warnings());
        }
    }

    /// Whether the file is still the one in which a place was marked, and as long.
    static boolean holds(Path file, Mark mark) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return channel.size() >= mark.offset()
                    && (mark.before() == null || mark.before() == before(channel, mark.offset()));
        }
    }

    private static long saturated(long offset, long limit) {
        return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
    }

    private static int before(FileChannel channel, long offset) throws IOException {
        var bytes = ByteBuffer.allocate(Integer.BYTES);
        if (offset >= Integer.BYTES) {
            fill(channel, bytes, offset - Integer.BYTES);
        }
        return bytes.getInt(0);
    }

    private static boolean fill(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {}
        return !bytes.hasRemaining();
    }

    /// From the window, which moves on to where something is asked for: records are small and many.
    private boolean take(ByteBuffer bytes, long from) throws IOException {
        int length = bytes.remaining();
        if (length > WINDOW) {
            return fill(channel, bytes, from);
        }
        if (from < windowStart || from + length > windowStart + window.limit()) {
            windowStart = from;
            window.clear();
            fill(channel, window, from);
            window.flip();
        }
        int begin = (int) (from - windowStart);
        if (begin + length > window.limit()) {
            return false;
        }
        bytes.put(0, window, begin, length).position(length);
        return true;
    }

    /// @return whether there is no whole record any more
    private boolean readUntil(long end) throws IOException {
        long at = offset;
        // Not within damage: the next read would begin in front of it again.
        while (at < end || damagedAt >= 0) {
            long next = step(at);
            if (next < 0) {
                return true;
            }
            at = next;
        }
        return false;
    }

    /// Takes one record, or passes over damage.
    ///
    /// @return where to go on; negative where nothing whole follows yet
    private long step(long at) throws IOException {
        var header = header(at);
        if (header == null) {
            return -1;
        }
        var length = RecordFraming.length(header, 0);
        var isSure = RecordFraming.isHeader(header, 0);
        var isWhole = length >= 0 && length <= size - at - RecordFraming.HEADER - RecordFraming.FOOTER;
        if (isSure && isWhole && length > MOST_BYTES) {
            return passed(at, at + RecordFraming.HEADER + length + RecordFraming.FOOTER);
        }
        var data = isWhole && length <= MOST_BYTES ? data(at, (int) length) : null;
        if (data != null && (isSure || length > 0)) {
            return take(at, data, isSure);
        }
        if (!isSure) {
            return search(at, "the checksum of a record's length is wrong");
        }
        return isWhole ? wrongData(at, length) : torn(at);
    }

    private byte @Nullable [] header(long at) throws IOException {
        var header = ByteBuffer.allocate(RecordFraming.HEADER);
        return size - at >= RecordFraming.HEADER && take(header, at) ? header.array() : null;
    }

    private long wrongData(long at, long length) throws IOException {
        var what = "the checksum of a record is wrong";
        long next = at + RecordFraming.HEADER + length + RecordFraming.FOOTER;
        var following = header(next);
        return following != null && RecordFraming.isHeader(following, 0) ? damaged(at, next, what) : search(at, what);
    }

    /// A record that is being written, or one that a crash cut short before another process went on in its file.
    private long torn(long at) throws IOException {
        var next = next(at + 1);
        return next.isPresent() ? damaged(at, next.getAsLong(), "a record was cut short") : -1;
    }

    /// @return null when the checksum is wrong
    private byte @Nullable [] data(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length + RecordFraming.FOOTER).order(ByteOrder.LITTLE_ENDIAN);
        var isWhole = take(bytes, at + RecordFraming.HEADER)
                && bytes.getInt(length) == RecordFraming.maskedCrc(bytes.array(), 0, length);
        return isWhole ? Arrays.copyOf(bytes.array(), length) : null;
    }

    /// @param isSure false where only the checksum of the length is damaged: the record itself is whole
    private long take(long at, byte[] data, boolean isSure) {
        long next = at + RecordFraming.HEADER + data.length + RecordFraming.FOOTER;
        try {
            var found = EventCodec.decode(data);
            passed(at, next);
            events.addAll(found);
            if (!isSure) {
                count(at, 0, "the checksum of a record's length is wrong, the record itself is whole");
            }
            return next;
        } catch (IOException fault) {
            return damaged(at, next, "a record is not a TensorBoard event (" + fault.getMessage() + ")");
        }
    }

    /// Everything before a place is read or, where it was damaged, passed over.
    private long passed(long whole, long next) {
        if (damagedAt >= 0) {
            count(damagedAt, whole - damagedAt, problem);
            damagedAt = -1;
        }
        offset = next;
        return next;
    }

    private long damaged(long at, long next, String what) {
        if (damagedAt < 0) {
            damagedAt = at;
            problem = what;
        }
        return next;
    }

    private long search(long at, String what) throws IOException {
        damaged(at, at, what);
        return next(at + 1).orElse(-1);
    }

    private OptionalLong next(long from) throws IOException {
        var next = RecordSearch.next(channel, from, size);
        gaveUp |= next.isEmpty() && size - from > RecordSearch.LONGEST_GAP;
        return next;
    }

    private void count(long at, long bytes, String what) {
        if (places++ == 0) {
            first = String.format(Locale.ROOT, "%s is damaged at byte %d (%s)", file, at, what);
        }
        bytesLost += bytes;
    }

    private List<String> warnings() {
        if (damagedAt >= 0) {
            count(damagedAt, size - damagedAt, problem);
        }
        if (places == 0) {
            return List.of();
        }
        var more = places == 1 ? "" : String.format(Locale.ROOT, " and in %d more places", places - 1);
        return List.of(String.format(
                Locale.ROOT,
                "%s%s; %d bytes are passed over, %s",
                first,
                more,
                bytesLost,
                gaveUp ? "and what follows is not looked for" : "all whole records are read"));
    }
}
