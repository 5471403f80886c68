package dev.dinoscope.engine.data.source.tar;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks over the files in a tar and jumps over their contents. Written here because images are later read in place,
/// by their offsets, and because a cut tar must give all that comes before the cut.
final class TarReader implements Closeable {
    /// Holds the small files and headers that lie between two images.
    private static final int WINDOW = 8192;
    private static final int LONGEST_EXTENSION = 1 << 20;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;
    private long position;

    TarReader(Path tar) throws IOException {
        this.channel = FileChannel.open(tar);
        this.size = channel.size();
    }

    /// How far the walk is, in bytes.
    long position() {
        return position;
    }

    /// The next file, or null at the end.
    ///
    /// @throws DamagedTarException when the tar is cut short or damaged here
    @Nullable TarMember next() throws IOException {
        @Nullable String longName = null;
        Map<String, String> pax = Map.of();
        while (true) {
            long at = skipEmptyBlocks();
            if (at == size) {
                return null;
            }
            var header = header(at);
            long length = size(header, pax, at);
            switch (header.type()) {
                case '0', '\0', '7' -> {
                    var name = pax.getOrDefault("path", longName == null ? header.name() : longName);
                    return member(name, at, length);
                }
                case 'L' -> longName = longName(extension(at, length));
                case 'x' -> pax = pax(extension(at, length), at);
                case 'S' -> throw new DamagedTarException(at, "a sparse file, which cannot be read in place");
                case 'K' -> member("the name of a link", at, length);
                default -> { // folders, links and the like
                    member(header.name(), at, length);
                    longName = null;
                    pax = Map.of();
                }
            }
        }
    }

    /// Tars end with empty blocks; where tars were joined, another one follows.
    private long skipEmptyBlocks() throws IOException {
        boolean ended = false;
        while (position < size) {
            if (!TarHeader.isEmpty(block(position))) {
                return position;
            }
            ended = true;
            position = Math.min(size, position + TarHeader.BLOCK);
        }
        if (!ended) {
            throw new DamagedTarException(size, "the file ends without the empty block that ends a tar");
        }
        return size;
    }

    private byte[] block(long at) throws IOException {
        return bytes(at, (int) Math.min(TarHeader.BLOCK, size - at));
    }

    private TarHeader header(long at) throws IOException {
        if (size - at < TarHeader.BLOCK) {
            throw new DamagedTarException(at, "the file ends within a header");
        }
        var block = block(at);
        if (at == 0 && (block[0] & 0xff) == 0x1f && (block[1] & 0xff) == 0x8b) {
            throw new DamagedTarException(at, "it is compressed with gzip; unpack it, images are read in place");
        }
        try {
            return TarHeader.of(block);
        } catch (IllegalArgumentException e) {
            throw new DamagedTarException(at, String.valueOf(e.getMessage()));
        }
    }

    private static long size(TarHeader header, Map<String, String> pax, long at) throws IOException {
        var given = pax.get("size");
        try {
            return given == null ? header.size() : Long.parseLong(given);
        } catch (NumberFormatException _) {
            throw new DamagedTarException(at, "a size that is no number");
        }
    }

    private TarMember member(String name, long at, long length) throws IOException {
        long content = at + TarHeader.BLOCK;
        if (length < 0 || length > size - content) {
            throw new DamagedTarException(
                    at,
                    String.format(
                            Locale.ROOT,
                            "%s should have %,d bytes, but the file ends after %,d of them",
                            name,
                            length,
                            size - content));
        }
        long padded = (length + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
        position = Math.min(size, content + padded);
        return new TarMember(name, content, length);
    }

    private byte[] extension(long at, long length) throws IOException {
        var member = member("an extended header", at, length);
        if (length > LONGEST_EXTENSION) {
            throw new DamagedTarException(at, String.format(Locale.ROOT, "an extended header of %,d bytes", length));
        }
        return content(member);
    }

    private static String longName(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static Map<String, String> pax(byte[] bytes, long at) throws IOException {
        try {
            return PaxRecords.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new DamagedTarException(at, String.valueOf(e.getMessage()));
        }
    }

    /// A file's content; small ones only.
    byte[] content(TarMember member) throws IOException {
        return bytes(member.offset(), Math.toIntExact(member.length()));
    }

    private byte[] bytes(long from, int length) throws IOException {
        if (length > WINDOW) {
            var large = ByteBuffer.allocate(length);
            fill(large, from);
            return large.array();
        }
        if (from < windowStart || from + length > windowStart + window.limit()) {
            window.clear().limit((int) Math.min(WINDOW, size - from));
            fill(window, from);
            windowStart = from;
        }
        int start = (int) (from - windowStart);
        return Arrays.copyOfRange(window.array(), start, start + length);
    }

    private void fill(ByteBuffer into, long from) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new DamagedTarException(from, "the file became shorter while it was read");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
