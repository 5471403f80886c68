package dev.dinoscope.engine.node;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The file by which a node tells its own user's programs how to attach. It holds the token, so only the user may read
/// it (mode 0600), and it appears complete or not at all.
public final class ConnectionFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final SizeLimit LIMIT = new SizeLimit("a connection file", 64 << 10);

    private final Path path;

    public ConnectionFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// Of the node that serves a user's Dinoscope directory.
    public static ConnectionFile in(Path home) {
        return new ConnectionFile(home.resolve("node.json"));
    }

    public Path path() {
        return path;
    }

    /// @return empty when there is no such file: no node runs, or it has not started yet
    /// @throws NodeException when the file cannot be read or is no connection file
    public Optional<NodeAddress> read() {
        try {
            return Optional.of(JSON.readValue(BoundedFile.text(path, LIMIT), NodeAddress.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | JacksonException fault) {
            throw new NodeException(
                    NodeException.Kind.INVALID,
                    path + " is not a readable connection file; delete it and start the node again",
                    fault);
        }
    }

    public void write(NodeAddress address) throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        var draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createFile(draft, ownerOnly());
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(address));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Removes the file unless another node has replaced it by its own.
    public void remove(String instance) throws IOException {
        if (read().filter(address -> address.instance().equals(instance)).isPresent()) {
            Files.deleteIfExists(path);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        // Windows has no modes; there the user's profile directory is closed to other users.
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
