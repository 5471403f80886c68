package dev.dinoscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Files that can be read in one go, in packages that can be overlooked.
class RoomsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_FILES = 28;
    private static final int MOST_LINES = 600;
    private static final int MEDIAN_LINES = 100;

    @Test
    void noPackageIsAHall() throws IOException {
        var sizes = sources().stream()
                .collect(Collectors.groupingBy(file -> file.resolveSibling(""), Collectors.counting()));
        assertThat(sizes).allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void filesAreShort() throws IOException {
        var lengths = sources().stream().map(RoomsTest::lines).sorted().toList();
        assertThat(lengths.getLast()).isLessThanOrEqualTo(MOST_LINES);
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MEDIAN_LINES);
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : List.of("engine", "viz", "app")) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
