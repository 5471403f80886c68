package dev.dinoscope.engine.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.evaluate.CheckpointEvaluation;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A checkpoint whose weights hold NaN, as after an update with a gradient that was none.
@OnEngine
class DeadModelEvaluationTest {
    private static final String CLIP = "method: {name: clip}";

    @TempDir
    private Path home;

    private SmallRuns runs;

    @BeforeEach
    void drawPairs() throws IOException {
        runs = new SmallRuns(home);
    }

    private RunState train(RunDirectory run, Libtorch libtorch) throws Exception {
        return new Trainer(run, new Homes(home, home.resolve("cache")), libtorch, TrainingListener.NONE).train();
    }

    private List<EvaluationResult> evaluate(RunDirectory run, Libtorch libtorch) throws Exception {
        return new CheckpointEvaluation(run, new Homes(home, home.resolve("cache")), libtorch, Progress.NONE)
                .evaluate(List.of("val", "train"), warning -> {
                    throw new AssertionError(warning);
                });
    }

    private static List<EvaluationResult> results(RunDirectory run) throws IOException {
        var read = new ResultsLog(run.results()).read();
        assertThat(read.warnings()).isEmpty();
        return read.results();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIP, CLIP + "\ntrain: {ema: 0.9}", SmallRuns.DINO_V3})
    void isRefusedOnEverySplitAndLeavesNoNumber(String recipe, Libtorch libtorch) throws Exception {
        var run = runs.create("run", recipe);
        train(run, libtorch);
        assertThat(results(run))
                .singleElement()
                .satisfies(good -> assertThat(good.refused()).isNull());
        SpoiltCheckpoint.write(run, name -> !name.contains("log_scale"), Float.NaN);

        assertThat(evaluate(run, libtorch)).hasSize(2).allSatisfy(result -> {
            assertThat(result.metrics()).isEmpty();
            assertThat(result.refused())
                    .containsPattern("^(\\d+) of \\1 embeddings of images are not finite \\(first ");
        });
        assertThat(results(run)).hasSize(3);
        assertThat(Files.readString(run.results())).doesNotContain("NaN");
    }

    /// The text encoder reads the embedding of its tokens: one that is dead kills the captions it stands in.
    @Test
    void aFewDeadCaptionsAreEnoughAndAreNamed(Libtorch libtorch) throws Exception {
        var run = runs.create("run", CLIP);
        train(run, libtorch);
        SpoiltCheckpoint.write(run, name -> name.startsWith("text."), Float.NaN);

        assertThat(evaluate(run, libtorch))
                .allSatisfy(result -> assertThat(result.refused())
                        .contains("of 4 embeddings of captions are not finite (first \"a photo of a a.\"")
                        .doesNotContain("images"));
    }

    @Test
    void embeddingsThatOverflowAreRefusedToo(Libtorch libtorch) throws Exception {
        var run = runs.create("run", CLIP, "train.precision=bf16");
        train(run, libtorch);
        SpoiltCheckpoint.write(run, name -> !name.contains("log_scale"), Float.MAX_VALUE);

        assertThat(evaluate(run, libtorch))
                .allSatisfy(result -> assertThat(result.refused()).isNotNull());
    }

    @Test
    void theRunGoesOnAndWarns(Libtorch libtorch) throws Exception {
        var run = runs.create("run", CLIP);
        train(run, libtorch);
        SpoiltCheckpoint.write(run, name -> !name.contains("log_scale"), Float.NaN);
        Files.delete(run.results());

        assertThat(train(run, libtorch)).isEqualTo(RunState.FINISHED);

        assertThat(results(run))
                .singleElement()
                .satisfies(result -> assertThat(result.refused()).isNotNull());
        assertThat(new AlertLog(run.alerts()).read())
                .extracting(Alert::kind)
                .containsExactly(AlertKind.EVALUATION_REFUSED);
        assertThat(train(run, libtorch))
                .as("what was refused once is not asked again")
                .isEqualTo(RunState.FINISHED);
        assertThat(results(run)).hasSize(1);
        assertThat(ScalarLog.read(run.path()).tags()).contains("loss");
    }
}
