package dev.dinoscope.engine.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.RunTakenException;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.snapshot.ProbeSet;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.guard.NonFiniteException;
import dev.dinoscope.engine.train.replay.Replay;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real training on real drawings, a few steps of it.
@OnEngine
class TrainerTest {
    private static final int STEPS = 8;

    /// Decay by −99 a step: the weights leave the range of floats after a few.
    private static final String[] OVERFLOW = {"optim.learning_rate=10", "optim.weight_decay=10", "optim.warmup=0"};

    /// Shared by the tests, so that the drawings are rendered once.
    @TempDir
    private static Path cache;

    @TempDir
    private Path home;

    @Test
    void aRunLeavesItsWholeStoryInItsDirectory(Libtorch libtorch) throws Exception {
        var run = create("whole");

        assertThat(train(run, libtorch, TrainingListener.NONE)).isEqualTo(RunState.FINISHED);

        var scalars = ScalarLog.read(run.path());
        assertThat(scalars.tags())
                .contains(
                        "loss",
                        "optim/learning_rate",
                        "optim/gradient_norm",
                        "model/logit_scale",
                        "eval/val/recall_at_1");
        assertThat(scalars.series("loss"))
                .isNotNull()
                .satisfies(loss -> assertThat(loss.steps()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(new ResultsLog(run.results()).read().results())
                .extracting(result -> result.step() + " " + result.split())
                .containsExactly("4 val", "8 val", "8 unseen");
        assertThat(SnapshotReader.steps(run.snapshots())).containsExactly(0L, 3L, 6L, 8L);
        assertThat(ProbeSet.read(run.probes()).probes())
                .hasSize(5)
                .allSatisfy(probe -> assertThat(probe.split()).isEqualTo("val"));
        try (var snapshot = SnapshotReader.open(SnapshotReader.file(run.snapshots(), 8))) {
            assertThat(snapshot.tensor(TensorName.PATCHES.key()).shape()).containsExactly(5L, 16L, 24L);
            assertThat(norm(snapshot.probe(TensorName.TEXT_EMBEDDING.key(), 0))).isBetween(0.99, 1.01);
        }
        assertThat(run.status().state()).isEqualTo(RunState.FINISHED);
        assertThat(run.provenance().first().materials().programHash()).hasSize(64);
    }

    @Test
    void aStoppedAndResumedRunEndsWithTheVeryWeightsOfAnUninterruptedOne(Libtorch libtorch) throws Exception {
        String[] settings = {"train.ema=0.9", "train.micro_batch=8"};
        var whole = create("whole", settings);
        train(whole, libtorch, TrainingListener.NONE);
        var parted = create("parted", settings);

        assertThat(train(parted, libtorch, new StopAfter(parted, 3))).isEqualTo(RunState.STOPPED);
        assertThat(train(parted, libtorch, TrainingListener.NONE)).isEqualTo(RunState.FINISHED);

        assertThat(CheckpointContent.of(parted)).isEqualTo(CheckpointContent.of(whole));
        assertThat(losses(parted)).isEqualTo(losses(whole));
    }

    /// With other ids every caption would mean something else to the weights.
    @Test
    void aRunGoesOnWithItsOwnTokenizerOnly(Libtorch libtorch) throws Exception {
        var run = create("words", "train.max_steps=4", "train.checkpoint_every=2", "eval.splits=[val]");
        assertThat(train(run, libtorch, new StopAfter(run, 2))).isEqualTo(RunState.STOPPED);
        var file = run.path().resolve("tokenizer.json");
        var own = Files.readString(file);
        BytePairTrainer.train(List.of("other words", "with other merges"), 520).save(file);

        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .hasMessageContaining("tokenizer.json is not the one that")
                .hasMessageContaining("was trained with");
        Files.writeString(file, "null");
        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .hasMessageContaining("tokenizer.json is no tokenizer");
        Files.writeString(file, own.replace("\n", " "));
        assertThat(train(run, libtorch, TrainingListener.NONE)).isEqualTo(RunState.FINISHED);
    }

    @Test
    void imagesWithoutCaptionsAreRefusedByAMethodThatReadsThem(Libtorch libtorch) throws Exception {
        var photos = home.resolve("photos");
        for (int i = 0; i < 3; i++) {
            TestImages.write(photos.resolve(i + ".jpg"), i);
        }
        var recipe = Configs.read(
                Recipe.class,
                "test",
                String.format(Locale.ROOT, "data: {source: {name: image_folder, path: %s}}", photos),
                List.of());
        var run = RunDirectory.create(home, "bare", recipe, 0, InstantSource.system());
        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .hasMessageContaining("data.source — none of its 3 images has a caption (0.jpg: no caption)");
    }

    @Test
    void theAverageOfTheWeightsIsWhatIsEvaluatedAndWatched(Libtorch libtorch) throws Exception {
        String[] settings = {"train.ema=0.99", "probe.both_weights=true", "train.max_steps=3", "eval.splits=[val]"};
        var averaged = create("averaged", settings);
        train(averaged, libtorch, TrainingListener.NONE);
        var chosen =
                create("chosen", "train.ema=0.99", "eval.weights=online", "train.max_steps=3", "eval.splits=[val]");
        train(chosen, libtorch, TrainingListener.NONE);

        try (var start = SnapshotReader.open(SnapshotReader.file(averaged.snapshots(), 0));
                var end = SnapshotReader.open(SnapshotReader.file(averaged.snapshots(), 3));
                var other = SnapshotReader.open(SnapshotReader.file(chosen.snapshots(), 3))) {
            assertThat(start.probe("online.image.patches", 0)).isEqualTo(start.probe("image.patches", 0));
            assertThat(end.probe("online.image.patches", 0)).isNotEqualTo(end.probe("image.patches", 0));
            assertThat(other.probe("image.patches", 0)).isEqualTo(end.probe("online.image.patches", 0));
            assertThat(end.info().encoder()).isEqualTo("ema");
            assertThat(other.info().encoder()).isEqualTo("online");
        }
        assertThat(CheckpointContent.of(averaged)).containsKey("ema/logit_scale.log_scale");
    }

    @Test
    void microBatchesTrainAsTheWholeBatchDoes(Libtorch libtorch) throws Exception {
        String[] settings = {"model.image.drop_path=0", "train.max_steps=3", "eval.splits=[val]"};
        var whole = create("whole", settings);
        train(whole, libtorch, TrainingListener.NONE);
        var split = create(
                "split",
                Stream.concat(Stream.of(settings), Stream.of("train.micro_batch=4"))
                        .toArray(String[]::new));
        train(split, libtorch, TrainingListener.NONE);

        var expected = losses(whole);
        for (var i = 0; i < expected.size(); i++) {
            assertThat(losses(split).get(i)).isCloseTo(expected.get(i), within(1e-5));
        }
    }

    /// The bound, and why it is what it is: docs/methods.md, "Precision".
    @Test
    void lowPrecisionTrainsAsFullPrecisionDoes(Libtorch libtorch) throws Exception {
        String[] settings = {"train.max_steps=12", "eval.splits=[val]"};
        var full = create("full", settings);
        train(full, libtorch, TrainingListener.NONE);
        var low = create(
                "low",
                Stream.concat(Stream.of(settings), Stream.of("train.precision=bf16"))
                        .toArray(String[]::new));
        train(low, libtorch, TrainingListener.NONE);

        var expected = losses(full);
        var actual = losses(low);
        for (var i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("step " + (i + 1)).isCloseTo(expected.get(i), withinPercentage(1));
        }
        assertThat(actual).isNotEqualTo(expected);
    }

    @Test
    void stepsThatAreNotFiniteAreSkippedAndKeptUntilItIsEnough(Libtorch libtorch) throws Exception {
        var run = create("overflow", OVERFLOW);

        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("number 3 in a row")
                .hasMessageContaining("lower optim.learning_rate");

        var alerts = new AlertLog(run.alerts()).read();
        assertThat(alerts.getFirst().message())
                .contains(
                        "reproducible: not finite either when taken again twice on fresh memory and in another process");
        var refused = alerts.stream().map(Alert::step).toList();
        assertThat(refused).hasSize(3);
        assertThat(run.status().alerts()).isEqualTo(3);
        assertThat(Objects.requireNonNull(run.status().newestAlert()).kind()).isEqualTo(AlertKind.NON_FINITE);
        assertThat(new CheckpointStore(run.captures(), 2, InstantSource.system()).steps())
                .as("the first of the series and the newest")
                .containsExactly(refused.getFirst(), refused.getLast());
        var replay = new Replay(run, new Homes(home, cache), libtorch, Progress.NONE);
        var report = replay.replay(OptionalLong.empty(), warning -> {
            throw new AssertionError(warning);
        });
        assertThat(report.isExact()).isTrue();
        assertThat(report.sameProgram()).isTrue();
        assertThat(report.isReproducible()).isTrue();
        assertThat(report.then().samples())
                .hasSize(16)
                .allMatch(sample -> !sample.id().isEmpty());
        assertThat(report.samples()).isEmpty();
        assertThat(report.firstValue().isPresent() || !report.gradients().isEmpty())
                .isTrue();
        assertThatThrownBy(() -> replay.replay(OptionalLong.of(77), _ -> {}))
                .hasMessageContaining("no capture of step 77; it has those of " + refused.getFirst());
    }

    @Test
    void theFirstStepThatIsNotFiniteEndsARunThatIsToStop(Libtorch libtorch) throws Exception {
        var overrides = Stream.concat(Stream.of(OVERFLOW), Stream.of("train.guard.policy=stop"));
        var run = create("strict", overrides.toArray(String[]::new));

        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .hasMessageContaining("train.guard.policy is stop");

        assertThat(new AlertLog(run.alerts()).read()).hasSize(1);
        assertThat(run.status().state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aSplitThatTheDataLackFailsBeforeTheFirstStep(Libtorch libtorch) throws Exception {
        var run = create("lacking", "eval.splits=[ood_style]");

        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .hasMessageContaining("eval.splits: ood_style — no pair is in this split, only in train, ");

        assertThat(run.status().state()).isEqualTo(RunState.FAILED);
        assertThat(run.status().message()).contains("eval.splits");
    }

    @Test
    void aBatchLargerThanTheSplitFailsBeforeMemoryIsTakenForIt(Libtorch libtorch) throws Exception {
        var run = create("large", "train.batch=1000000");

        assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("train.batch: 1000000 — the training split has only ");

        assertThat(run.status().state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aStopAskedForBeforeTheTrainerIsThereIsHeard(Libtorch libtorch) throws Exception {
        var run = create("early");
        run.requestStop();

        assertThat(train(run, libtorch, TrainingListener.NONE)).isEqualTo(RunState.STOPPED);

        assertThat(run.status().step()).isZero();
        assertThat(run.isStopRequested()).isFalse();
    }

    @Test
    void aRunThatAnotherTrainerHoldsIsLeftAlone(Libtorch libtorch) throws Exception {
        var run = create("held");
        try (var _ = RunLock.take(run)) {
            assertThatThrownBy(() -> train(run, libtorch, TrainingListener.NONE))
                    .isInstanceOf(RunTakenException.class)
                    .hasMessageContaining("is being trained by another process");
        }
        assertThat(run.status().state()).isEqualTo(RunState.CREATED);
    }

    private RunDirectory create(String name, String... overrides) throws IOException {
        var recipe = Configs.read(Recipe.class, "test", String.format(Locale.ROOT, """
                data:
                  source: {name: pictograms, styles: [noto-v1, fxemoji, emojione-v1], image_size: 32}
                  vocabulary: 600
                model:
                  embed: 16
                  image: {size: 32, patch: 8, stem_channels: [8, 8, 16], width: 24, heads: 2, drop_path: 0.1}
                  text: {width: 16, heads: 2}
                train: {max_steps: %d, batch: 16, checkpoint_every: 5, device: cpu}
                probe: {every: 3, pairs: 5}
                eval: {every: 4, splits: [val, unseen]}
                """, STEPS), List.of(overrides));
        return RunDirectory.create(home, name, recipe, 0, InstantSource.system());
    }

    private RunState train(RunDirectory run, Libtorch libtorch, TrainingListener listener) throws Exception {
        return new Trainer(run, new Homes(home, cache), libtorch, listener).train();
    }

    private static List<Double> losses(RunDirectory run) throws IOException {
        var series = Objects.requireNonNull(ScalarLog.read(run.path()).series("loss"), "no loss was logged");
        return Arrays.stream(series.values()).boxed().toList();
    }

    private static double norm(float[] vector) {
        var sum = 0.0;
        for (var value : vector) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
