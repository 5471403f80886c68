package dev.dinoscope.engine.run.snapshot;

import java.util.Optional;
import java.util.regex.Pattern;

/// How an image encoder divides an image into patches.
public record PatchGrid(int rows, int columns) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /// Reads [#toString()]; empty when it is none.
    static Optional<PatchGrid> of(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new PatchGrid(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    public int patches() {
        return rows * columns;
    }

    /// As a snapshot's metadata has it: `8x8`.
    @Override
    public String toString() {
        return rows + "x" + columns;
    }
}
