package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a view costs, counted on a real one: every file that knows the Gram view, and the picture it brought.
final class AddingAViewTest {
    private static final Pattern GRAM_VIEW = Pattern.compile("\\bview\\.gram\\b|\\bHeatMapFigure\\b");
    private static final List<Path> SOURCES = List.of(Path.of("src/main"), Path.of("../viz/src/main"));

    @Test
    void aViewWithItsFigureIsAtMostSevenFiles() throws IOException {
        assertThat(Stream.concat(files(), Stream.of("docs/user-guide.md")))
                .containsExactlyInAnyOrder(
                        "app/Workbench.java",
                        "app/view/gram/package-info.java",
                        "app/view/gram/GramView.java",
                        "app/view/gram/GramViewModel.java",
                        "app/view/gram/GramFigureSource.java",
                        "viz/raster/HeatMapFigure.java",
                        "docs/user-guide.md")
                .hasSizeLessThanOrEqualTo(7);
    }

    private static Stream<String> files() throws IOException {
        var found = Stream.<String>builder();
        for (var root : SOURCES) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(java|css|fxml|properties)"))
                        .toList()) {
                    if (GRAM_VIEW.matcher(Files.readString(file)).find()) {
                        found.add(file.toString().replace('\\', '/').replaceFirst(".*/dev/dinoscope/", ""));
                    }
                }
            }
        }
        return found.build();
    }
}
