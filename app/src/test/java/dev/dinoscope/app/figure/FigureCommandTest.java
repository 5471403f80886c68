package dev.dinoscope.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.tour.ExampleRuns;
import dev.dinoscope.engine.cli.ExitCode;
import dev.dinoscope.engine.cli.Main;
import dev.dinoscope.engine.run.Homes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FigureCommandTest {
    private final StringWriter errors = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private List<String> runs = List.of();

    @BeforeEach
    void unpack() throws IOException {
        runs = ExampleRuns.unpack(homes().runs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--view patches --anchor 0-27 | --anchor: 0-27 — expected IMAGE:PATCH",
                "--view patches --anchor 0:64 | --anchor: 0:64 — there are",
                "--view patches --anchor 0:27 --anchor 1:27 | should be specified only once",
                "--encoder online,teacher --map gate | add --view patches",
                "--view patches --map gate | has no gate"
            })
    void whatCannotBeDrawnIsNamed(String options, String expected) {
        assertThat(figure(runs.subList(0, 1), options)).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains(expected);
        assertThat(home.resolve("figure.svg")).doesNotExist();
    }

    @Test
    void patchesAreOfOneRun() {
        assertThat(figure(runs, "--view patches")).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).contains("draws one run, got 2");
    }

    @Test
    void aPatchIsDrawn() {
        assertThat(figure(runs.subList(0, 1), "--view patches --anchor 0:27")).isEqualTo(ExitCode.OK);
        assertThat(home.resolve("figure.svg")).isNotEmptyFile();
    }

    private int figure(List<String> names, String options) {
        var arguments = Stream.of(
                        names.stream(),
                        Stream.of(options.split(" ")),
                        Stream.of("--out", home.resolve("figure.svg").toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return Main.configured(new CommandLine(new FigureCommand(homes())))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private Homes homes() {
        return new Homes(home, home.resolve("cache"));
    }
}
