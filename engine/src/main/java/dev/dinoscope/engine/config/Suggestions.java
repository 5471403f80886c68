package dev.dinoscope.engine.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what an unknown key probably was meant to be: a slip in the same section, or a key of another section.
final class Suggestions {
    private final List<String> paths;

    Suggestions(Section root) {
        paths = paths(root).distinct().toList();
    }

    private static Stream<String> paths(Entry entry) {
        var below = switch (entry) {
            case Field _ -> Stream.<String>empty();
            case Section section -> section.entries().stream().flatMap(Suggestions::paths);
            case VariantSection choice ->
                Stream.concat(
                        Stream.of(Keys.join(choice.path(), VariantSection.NAME)),
                        choice.variants().values().stream()
                                .flatMap(section -> section.entries().stream())
                                .flatMap(Suggestions::paths));
        };
        return entry.path().isEmpty() ? below : Stream.concat(Stream.of(entry.path()), below);
    }

    /// @param known the keys that are right in this place
    ConfigError unknown(String section, String key, List<String> known) {
        var path = Keys.join(section, key);
        var places = known.stream().map(name -> Keys.join(section, name));
        var problem = nearest(section, Keys.snakeCase(key.replace('-', '_')), Stream.concat(places, elsewhere(section)))
                .map(match -> "unknown key; did you mean " + match + "?")
                .orElseGet(() -> "unknown key; known here: " + known.stream().collect(Collectors.joining(", ")));
        return new ConfigError(path, problem);
    }

    private Stream<String> elsewhere(String section) {
        return paths.stream().filter(path -> !Keys.section(path).equals(section));
    }

    private static Optional<String> nearest(String section, String key, Stream<String> candidates) {
        record Match(String path, int score) {}
        return candidates
                // No slip of the pen, and the distance takes the product of both lengths.
                .filter(path -> key.length() <= 2 * Keys.last(path).length() + 8)
                .map(path -> {
                    var foreign = Keys.section(path).equals(section) ? 0 : 1;
                    return new Match(path, 2 * distance(key, Keys.last(path)) + foreign);
                })
                .filter(match -> match.score < 2 * (1 + Math.max(1, key.length() / 3)))
                .min(Comparator.comparingInt(Match::score))
                .map(Match::path);
    }

    private static int distance(String key, String candidate) {
        var shorter = Math.min(key.length(), candidate.length());
        var isPrefix = shorter >= 3 && key.regionMatches(0, candidate, 0, shorter);
        return isPrefix ? Math.min(1, EditDistance.between(key, candidate)) : EditDistance.between(key, candidate);
    }
}
