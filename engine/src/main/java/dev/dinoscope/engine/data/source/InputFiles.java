package dev.dinoscope.engine.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Hears of every file that a source reads, so that a change of any of them is seen.
public final class InputFiles {
    private final Consumer<String> lines;

    /// @param lines hears one line a file: path, size and time of the last change
    public InputFiles(Consumer<String> lines) {
        this.lines = lines;
    }

    /// @throws IOException when the file cannot be looked at
    public void add(Path file) throws IOException {
        add(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    /// The same with attributes that are known already.
    public void add(Path file, BasicFileAttributes attributes) {
        lines.accept(String.format(
                Locale.ROOT,
                "%s\t%d\t%d\n",
                file.toAbsolutePath(),
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
    }
}
