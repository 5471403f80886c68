package dev.dinoscope.engine.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way down to a folder: links that lead back to a folder on it go round in a circle.
///
/// @param folder as it was reached
/// @param real where it is without links
public record Descent(Path folder, Path real, @Nullable Descent above) {
    /// Deeper lies nothing that people made.
    private static final int DEEPEST = 64;

    /// The way from a first folder.
    public static Descent from(Path folder) throws IOException {
        return new Descent(folder, folder.toRealPath(), null);
    }

    /// On to a folder in this one; empty when that leads back, or is too deep to be meant.
    public Optional<Descent> into(Path child) throws IOException {
        var next = Files.isSymbolicLink(child) ? child.toRealPath() : real.resolve(child.getFileName());
        int depth = 0;
        for (var step = this; step != null; step = step.above) {
            if (step.real.startsWith(next) || ++depth > DEEPEST) {
                return Optional.empty();
            }
        }
        return Optional.of(new Descent(child, next, this));
    }
}
