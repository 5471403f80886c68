package dev.dinoscope.engine.data.source.tar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Writes tars with another program's code.
public final class TestTar implements AutoCloseable {
    private final TarArchiveOutputStream out;

    /// @param longNames a mode of [TarArchiveOutputStream]
    public TestTar(Path file, int longNames) throws IOException {
        out = new TarArchiveOutputStream(Files.newOutputStream(file), "UTF-8");
        out.setLongFileMode(longNames);
        out.setAddPaxHeadersForNonAsciiNames(longNames == TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /// In the POSIX form that Python writes.
    public TestTar(Path file) throws IOException {
        this(file, TarArchiveOutputStream.LONGFILE_POSIX);
    }

    public TestTar add(String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        return this;
    }

    public TestTar add(String name, String content) throws IOException {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /// @param kind of link or device, from [org.apache.commons.compress.archivers.tar.TarConstants]
    public TestTar addLink(String name, String target, byte kind) throws IOException {
        var entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
