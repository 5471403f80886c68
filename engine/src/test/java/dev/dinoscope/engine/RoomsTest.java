package dev.dinoscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files that can be read in one go, in packages that can be overlooked.
class RoomsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final int MOST_FILES = 28;
    private static final int MOST_LINES = 600;
    private static final int MEDIAN_LINES = 100;

    @Test
    void noPackageIsAHall() throws IOException {
        var sizes = sources().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertThat(sizes).allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void filesAreShort() throws IOException {
        var lengths = sources().stream().map(RoomsTest::lines).sorted().toList();
        assertThat(lengths.getLast()).isLessThanOrEqualTo(MOST_LINES);
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MEDIAN_LINES);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Stream.of("engine", "viz", "app")
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(RoomsTest::below)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static Stream<Path> below(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
