package dev.dinoscope.engine.files;

import java.util.Locale;

/// How much of a kind of file is read at most.
///
/// @param kind as messages name it: `a recipe`, `the notes of a run`
/// @param bytes larger files of this kind are refused
public record SizeLimit(String kind, long bytes) {
    public SizeLimit {
        if (bytes < 1 || bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a limit of " + bytes + " bytes");
        }
    }

    /// @return `256 KiB`
    public String size() {
        if (bytes >= 1 << 20) {
            return String.format(Locale.ROOT, "%d MiB", bytes >> 20);
        }
        return bytes >= 1 << 10 ? String.format(Locale.ROOT, "%d KiB", bytes >> 10) : bytes + " bytes";
    }
}
