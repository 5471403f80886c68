package dev.dinoscope.engine.data.source.json;

import java.io.Writer;
import java.util.Locale;

/// Keeps a text up to a limit and counts the rest.
final class LimitedText extends Writer {
    private final StringBuilder kept = new StringBuilder();
    private final int limit;
    private long length;

    LimitedText(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] text, int from, int count) {
        kept.append(text, from, Math.clamp(limit - length, 0, count));
        length += count;
    }

    /// @throws UnfitValueException when it was longer
    String text() throws UnfitValueException {
        if (length > limit) {
            throw new UnfitValueException(String.format(Locale.ROOT, "a text of %,d characters is no caption", length));
        }
        return kept.toString();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
