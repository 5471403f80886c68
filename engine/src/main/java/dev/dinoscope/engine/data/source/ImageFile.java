package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.files.RefusedFileException;
import java.io.IOException;
import java.nio.file.Path;

/// An image that is a file of its own.
public record ImageFile(Path path) implements ImageBytes {
    @Override
    public byte[] read() throws IOException {
        try {
            return OrdinaryFile.read(path, OrdinaryFile.IMAGE);
        } catch (RefusedFileException e) {
            throw new BrokenImageException(name(), OrdinaryFile.reason(e));
        }
    }

    @Override
    public String name() {
        return path.toString();
    }
}
