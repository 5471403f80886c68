package dev.dinoscope.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What stands at a path, in words for a message.
final class FileKind {
    private static final int MASK = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private FileKind() {}

    /// @return `a folder`, `a named pipe`, `a device`
    static String of(Path path, BasicFileAttributes attributes, LinkOption... options) throws IOException {
        if (attributes.isDirectory()) {
            return "a folder";
        }
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        }
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "no ordinary file";
        }
        return switch ((int) Files.getAttribute(path, "unix:mode", options) & MASK) {
            case PIPE -> "a named pipe";
            case SOCKET -> "a socket";
            default -> "a device";
        };
    }
}
