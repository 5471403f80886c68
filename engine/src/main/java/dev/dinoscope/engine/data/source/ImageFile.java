package dev.dinoscope.engine.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An image that is a file of its own.
public record ImageFile(Path path) implements ImageBytes {
    @Override
    public byte[] read() throws IOException {
        return Files.readAllBytes(path);
    }

    @Override
    public String name() {
        return path.toString();
    }
}
