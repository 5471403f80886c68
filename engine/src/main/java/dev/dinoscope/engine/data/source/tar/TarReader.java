package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.files.BoundedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

    /// @throws dev.dinoscope.engine.files.RefusedFileException when it is no ordinary file
    TarReader(Path tar) throws IOException {
        this.channel = BoundedFile.open(tar);
        this.size = channel.size();
    }

    /// The next file, link or the like, or null at the end. Folders are passed over.
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
            var name = pax.getOrDefault("path", longName == null ? header.name() : longName);
            switch (header.type()) {
                case 'L' -> longName = longName(extension(at, header.size()));
                case 'x', 'X' -> pax = pax(extension(at, header.size()), at);
                case 'K' -> member("the name of a link", at, header.size(), "");
                case 'g' -> member("a header for all files", at, header.size(), "");
                case '5' -> {
                    member(name, at, 0, "");
                    longName = null;
                    pax = Map.of();
                }
                case 'S' -> {
                    return sparse(name, at, header);
                }
                case '1', '2', '3', '4', '6' -> {
                    // They have no content, whatever size their header gives.
                    return member(name, at, 0, TarFault.of(header.type(), pax.getOrDefault("linkpath", header.link())));
                }
                default -> {
                    return member(
                            pax.getOrDefault(TarFault.SPARSE_NAME, name),
                            at,
                            size(header, pax, at),
                            TarFault.of(header, pax));
                }
            }
        }
    }

    /// GNU tar's old form: maps of what is there, in blocks of their own, stand before the content.
    private TarMember sparse(String name, long at, TarHeader header) throws IOException {
        long maps = at;
        boolean more = (block(at)[TarHeader.MORE_MAPS] & 0xff) != 0;
        while (more) {
            maps += TarHeader.BLOCK;
            if (size - maps < TarHeader.BLOCK) {
                throw new DamagedTarException(maps, "the file ends within the map of a sparse file");
            }
            more = (block(maps)[TarHeader.MORE_MAPS_OF_MAP] & 0xff) != 0;
        }
        return member(name, maps, header.size(), TarFault.SPARSE);
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

    /// @param at the last block before the content
    private TarMember member(String name, long at, long length, String fault) throws IOException {
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
        return new TarMember(name, content, length, fault);
    }

    private byte[] extension(long at, long length) throws IOException {
        var member = member("an extended header", at, length, "");
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
        return TarName.of(bytes, 0, end);
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
