package dev.dinoscope.engine.run.files;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Files that are there whole or not at all, also after a power cut: written beside, forced to disk, then moved into
/// place.
public final class DurableFile {
    /// Marks files that a crash left behind.
    public static final String TEMPORARY = ".tmp-";

    /// One write of the channel; larger ones make the JDK copy the whole of a heap buffer first.
    private static final long SLICE = 8L << 20;

    /// Writes the content of a file.
    @FunctionalInterface
    public interface Content {
        void writeTo(WritableByteChannel out) throws IOException;
    }

    private DurableFile() {}

    /// Replaces a file in one step and forces the directory, so that the new name survives too.
    public static void replace(Path target, Content content) throws IOException {
        swap(target, content, true);
    }

    public static void replace(Path target, String text) throws IOException {
        replace(target, out -> write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /// Replaces a file in one step without waiting for the disk: for what is rewritten every second anyway. On a full
    /// disk it is written over in place, so that the last words of a run can still be read.
    public static void replaceFast(Path target, String text) throws IOException {
        try {
            swap(target, out -> write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))), false);
        } catch (DiskFullException full) {
            overwrite(target, text, full);
        }
    }

    /// Needs no room as long as the text is not longer than the file system's block.
    private static void overwrite(Path target, String text, DiskFullException full) throws IOException {
        try (var channel = FileChannel.open(Enclosure.around(target).inside(target), StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            write(channel, bytes);
            channel.truncate(bytes.capacity());
        } catch (IOException stillFull) {
            full.addSuppressed(stillFull);
            throw full;
        }
    }

    private static void swap(Path target, Content content, boolean force) throws IOException {
        var temporary = target.resolveSibling(target.getFileName() + TEMPORARY + UUID.randomUUID());
        try {
            create(temporary, content, force);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            if (force) {
                forceDirectory(parent(target));
            }
        } catch (IOException fault) {
            Files.deleteIfExists(temporary);
            throw DiskFullException.explain(target, fault);
        } catch (RuntimeException fault) {
            Files.deleteIfExists(temporary);
            throw fault;
        }
    }

    /// Writes a new file in place, for directories that are themselves moved into place.
    public static void create(Path file, Content content, boolean force) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
            if (force) {
                channel.force(true);
            }
        } catch (IOException fault) {
            throw DiskFullException.explain(file, fault);
        }
    }

    /// A name is on disk only when its directory is. Windows cannot open directories, and needs no such call.
    public static void forceDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    public static void write(WritableByteChannel out, MemorySegment data) throws IOException {
        for (long at = 0; at < data.byteSize(); at += SLICE) {
            write(out, data.asSlice(at, Math.min(SLICE, data.byteSize() - at)).asByteBuffer());
        }
    }

    public static void write(WritableByteChannel out, ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            out.write(data);
        }
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
