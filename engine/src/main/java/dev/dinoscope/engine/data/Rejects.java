package dev.dinoscope.engine.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a source holds but cannot be used.
///
/// @param images missing or empty
/// @param captions samples without words
/// @param files that are damaged; what came before the damage is used
/// @param named the first of them, each with its place and reason
public record Rejects(long images, long captions, long files, List<String> named) {
    /// Everything can be used.
    public static final Rejects NONE = new Rejects(0, 0, 0, List.of());

    public Rejects {
        named = List.copyOf(named);
    }

    /// How many in all.
    public long count() {
        return images + captions + files;
    }

    /// The kinds that occur: `missing images: 1, samples without words: 2`.
    public String text() {
        return Stream.of(
                        text("missing images", images),
                        text("samples without words", captions),
                        text("what follows the damage in files", files))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String text(String kind, long count) {
        return count == 0 ? "" : "%s: %,d".formatted(kind, count);
    }
}
