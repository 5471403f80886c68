package dev.dinoscope.engine.torch.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tells for which processor a shared library of Linux was built (ELF header: magic, class at 4, data at 5,
/// machine at 18).
final class ElfHeader {
    private static final int MAGIC = 0x7f454c46;
    private static final int LENGTH = 20;

    private ElfHeader() {}

    /// @return the processor in the words of `os.arch`; empty when the file is no ELF library
    static Optional<String> processor(Path library) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LENGTH);
        try (var channel = Files.newByteChannel(library)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until the header is whole
            }
        }
        if (header.hasRemaining() || header.getInt(0) != MAGIC) {
            return Optional.empty();
        }
        header.order(header.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int machine = header.getShort(18) & 0xffff;
        return Optional.of(
                switch (machine) {
                    case 0x3e -> "amd64";
                    case 0xb7 -> "aarch64";
                    case 0x15 -> "ppc64le";
                    default -> "machine " + machine;
                });
    }
}
