package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.seed.Hash64;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/// A number that changes when a file is written to or another takes its place: of its size and the time of its last
/// change, and on Unix of the time that its entry in the file system changed, which no program can set back.
public final class FileStamp {
    private FileStamp() {}

    /// @throws IOException when the file cannot be looked at
    public static long of(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        var basic = Files.readAttributes(file, BasicFileAttributes.class);
        var entry = unix ? (FileTime) Files.getAttribute(file, "unix:ctime") : basic.creationTime();
        var numbers = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(basic.size())
                .putLong(basic.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                .putLong(entry.to(TimeUnit.NANOSECONDS));
        return Hash64.of(numbers.array(), 0);
    }
}
