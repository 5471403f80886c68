package dev.dinoscope.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.Poison;
import dev.dinoscope.app.view.curves.CurvesView;
import dev.dinoscope.app.view.gram.GramView;
import dev.dinoscope.app.view.patches.PatchesView;
import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.ExampleRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "--view patches --map gate | has no gate",
                "--tags loss,nope/* | no run has nope/*; there are",
                "--view patches --smoothing 0.5 | not for --view patches but for curves; add --view curves",
                "--view gram --anchor 0:27 | add --view patches",
                "--view gram --image 16 | --image: 16 — there are 16 images",
                "--view gram --encoder a,b | --encoder: expected one, got a, b",
                "--view gram --step 7 | --step: 7 — there are snapshots at [0,",
                "--view attention | expected one of curves, patches, gram"
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
    void aGramMatrixIsDrawn() throws IOException {
        assertThat(figure(runs.subList(0, 1), "--view GRAM --image 2 --step 0")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(home.resolve("figure.svg"))).contains("Cosine of two patches", "at step 0");
    }

    @Test
    void aPatchIsDrawn() {
        assertThat(figure(runs.subList(0, 1), "--view patches --anchor 0:27")).isEqualTo(ExitCode.OK);
        assertThat(home.resolve("figure.svg")).isNotEmptyFile();
    }

    @Test
    void aPauseIsLeftOutOfTheTrainingTimeAndTheCaptionSaysSo() throws IOException {
        try (var later = EventFileWriter.resume(run(), clock(), 9001)) {
            for (long step = 9001; step <= 9040; step++) {
                later.add("loss", step, 1);
            }
        }
        assertThat(figure(runs.subList(0, 1), "--by-time")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(home.resolve("figure.svg")))
                .contains("loss over training time", "without pauses (", "before step 9001", ">Training time<");
    }

    @Test
    void valuesThatAreNotFiniteAreCountedInLegendAndCaption() throws IOException {
        try (var later = EventFileWriter.resume(run(), clock(), 9001)) {
            later.add("loss", 9001, Double.NaN);
            later.add("loss", 9002, Double.POSITIVE_INFINITY);
            later.add("loss", 9003, 1);
        }
        assertThat(figure(runs.subList(0, 1), "--tags loss")).isEqualTo(ExitCode.OK);
        var svg = Files.readString(home.resolve("figure.svg"));
        assertThat(svg).contains("2 not finite", "2 values are not finite: marked at the edge");
        assertThat(figure(runs, "--tags loss,optim/learning_rate --together")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(home.resolve("figure.svg"))).contains("(2 not finite)");
    }

    @Test
    void scalarsOfASecondWriterStandBesideThoseOfTheRun() throws IOException {
        var scalar = Files.readAllBytes(eventFile());
        Files.write(run().resolve("events.out.tfevents.9999999999.elsewhere.1.0"), scalar);
        Files.write(run().resolve("events.out.tfevents.0000000001.elsewhere.1.0"), new byte[] {1, 2, 3});
        try (var later = EventFileWriter.resume(run(), clock(), 9001)) {
            later.add("loss", 9001, 1);
            later.add("user/metric", 1, 1);
        }
        assertThat(figure(runs.subList(0, 1), "--tags loss,user/metric")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(home.resolve("figure.svg"))).contains("user/metric");
    }

    @Test
    void aSnapshotThatIsNotFiniteIsRefusedWithItsPlace() throws IOException {
        try (var files = Files.list(run().resolve("snapshots"))) {
            for (var file : files.toList()) {
                Files.write(file, Poison.in(Files.readAllBytes(file)));
            }
        }
        assertThat(figure(runs.subList(0, 1), "--view patches")).isEqualTo(ExitCode.FAILED);
        assertThat(errors.toString()).contains("1 of", "patch tokens are not finite (image 1 patch 1)", "step");
        assertThat(home.resolve("figure.svg")).doesNotExist();
    }

    private Path run() {
        return homes().runs().resolve(runs.getFirst());
    }

    private Path eventFile() throws IOException {
        try (var files = Files.list(run())) {
            return files.filter(file -> file.getFileName().toString().startsWith("events."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// A second for each value, years after the example runs.
    private static InstantSource clock() {
        var seconds = new AtomicLong(2_000_000_000);
        return () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    }

    private int figure(List<String> names, String options) {
        var arguments = Stream.of(
                        names.stream(),
                        Stream.of(options.split(" ")),
                        Stream.of("--out", home.resolve("figure.svg").toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return CommandLineMain.configured(FigureCommand.verb(homes(), views()))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private static SequencedMap<String, FigureSource> views() {
        var views = new LinkedHashMap<String, FigureSource>();
        for (var view : List.of(CurvesView.DESCRIPTOR, PatchesView.DESCRIPTOR, GramView.DESCRIPTOR)) {
            views.put(view.id(), view.figure().orElseThrow().get());
        }
        return views;
    }

    private Homes homes() {
        return new Homes(home, home.resolve("cache"));
    }
}
