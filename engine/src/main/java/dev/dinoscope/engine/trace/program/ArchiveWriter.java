package dev.dinoscope.engine.trace.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a TorchScript archive: a zip with stored entries and one object without attributes. It has no `training`
/// attribute, because closing such a module crashes on newer libtorch.
public final class ArchiveWriter {
    /// Pickle protocol 2: an instance of `__torch__.Program` with an empty state.
    private static final String OBJECT = "\u0080\u0002c__torch__\nProgram\n)\u0081}b.";

    /// Pickle protocol 2: an empty tuple.
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    /// The archive format; a lower number selects old operator signatures.
    private static final String VERSION = "10\n";

    private ArchiveWriter() {}

    /// @param source a class `Program(Module)`
    public static byte[] archive(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(zip, "program/data.pkl", OBJECT.getBytes(StandardCharsets.ISO_8859_1));
            write(zip, "program/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            write(zip, "program/constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
            write(zip, "program/version", VERSION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
