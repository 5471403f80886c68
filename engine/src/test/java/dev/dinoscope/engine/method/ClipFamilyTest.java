package dev.dinoscope.engine.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.train.guard.NonFiniteException;
import dev.dinoscope.engine.train.loop.CheckpointContent;
import dev.dinoscope.engine.train.loop.Trainer;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.replay.Replay;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The methods between CLIP and DINORANKCLIP on a few images.
@OnEngine
class ClipFamilyTest {
    private static final String CLIP = "{name: clip}";
    private static final int STEPS = 12;
    private static final int PAIRS = 48;

    @TempDir
    private Path home;

    private Recipe recipe(String method, String... overrides) {
        return Configs.read(
                Recipe.class,
                "test",
                String.format(Locale.ROOT, """
                method: %s
                data:
                  source: {name: csv, path: %s, held_out: {val: 0.1, test: 0}}
                  vocabulary: 514
                model:
                  embed: 16
                  image: {size: 16, patch: 8, stem_channels: [8, 8, 8], width: 16, heads: 2, drop_path: 0.1}
                  text: {context: 24, width: 16, heads: 2}
                optim: {learning_rate: 0.004}
                train: {max_steps: %d, epochs: 9, batch: 16, checkpoint_every: 6, device: cpu}
                probe: {every: 12, pairs: 3}
                eval: {every: 0, splits: [val]}
                """, method, home.resolve("pairs.csv"), STEPS),
                List.of(overrides));
    }

    /// Coloured boxes, each with two captions of its own.
    private void writePairs() throws IOException {
        var table = new StringBuilder("image,caption\n");
        for (int i = 0; i < PAIRS; i++) {
            TestImages.write(home.resolve(i + ".jpg"), i);
            table.append(String.format(Locale.ROOT, "%d.jpg,boxes %d\n%d.jpg,%d: a drawing\n", i, i * 37, i, i * 37));
        }
        Files.writeString(home.resolve("pairs.csv"), table);
    }

    private static TracedLearner traced(Recipe recipe) {
        return TracedLearner.of(recipe, recipe.context(520, Map.of()), Device.CPU);
    }

    /// Weights that grow with the run would hide that the loss falls: they are constant here.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: cyclip}",
                "{name: cyclip, second_views: true}",
                "{name: rankclip, rank: {schedule: constant}}",
                "{name: rankclip, rank: {order: 3, schedule: constant, random_ties: true, transition_width: 4}}",
                "{name: alip, history_momentum: 0}",
                "{name: slip, hidden: 16, output: 8}"
            })
    void theLossFallsAndAResumedRunEndsWithTheSameWeights(String method, Libtorch libtorch) throws Exception {
        writePairs();
        var run = RunDirectory.create(home, "run", recipe(method), 0, InstantSource.system());
        assertThat(train(run, libtorch)).isEqualTo(RunState.FINISHED);
        assertThat(mean(run, STEPS - 4, STEPS)).isLessThan(mean(run, 0, 4));
        var whole = CheckpointContent.of(run);

        delete(run.checkpoints().resolve("000012"));
        assertThat(train(run, libtorch)).isEqualTo(RunState.FINISHED);
        assertThat(CheckpointContent.of(run)).isEqualTo(whole);
    }

    /// A learning rate and decay under which weights leave the range of floats after a few steps.
    @ParameterizedTest
    @ValueSource(strings = {"{name: rankclip, rank: {order: 3}}", "{name: slip, hidden: 8}"})
    void stepsThatAreNotFiniteAreHeldBackAndCanBeReplayed(String method, Libtorch libtorch) throws Exception {
        writePairs();
        var recipe = recipe(method, "optim.learning_rate=10", "optim.weight_decay=10", "optim.warmup=0");
        var run = RunDirectory.create(home, "run", recipe, 0, InstantSource.system());
        assertThatThrownBy(() -> train(run, libtorch))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("lower optim.learning_rate");

        var replay = new Replay(run, new Homes(home, home.resolve("cache")), libtorch, Progress.NONE);
        var report = replay.replay(OptionalLong.empty(), warning -> {
            throw new AssertionError(warning);
        });
        assertThat(report.isExact()).isTrue();
        assertThat(report.firstValue().isPresent() || !report.gradients().isEmpty())
                .isTrue();
    }

    private RunState train(RunDirectory run, Libtorch libtorch) throws Exception {
        return new Trainer(run, new Homes(home, home.resolve("cache")), libtorch, TrainingListener.NONE).train();
    }

    private static double mean(RunDirectory run, int from, int to) throws IOException {
        var losses = Objects.requireNonNull(ScalarLog.read(run.path()).series("loss"), "no loss was logged");
        return Arrays.stream(losses.values(), from, to).average().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void orderZeroIsTheVeryProgramOfClip() {
        assertThat(traced(recipe("{name: rankclip, rank: {order: 0}}"))
                        .program()
                        .hash())
                .isEqualTo(traced(recipe(CLIP)).program().hash());
    }

    @Test
    void theUsualAgreementOfAlipIsKeptWithTheWeights() {
        var learner = traced(recipe("{name: alip}")).learner();
        assertThat(learner.module().parameters())
                .filteredOn(p -> p.name().equals("agreement"))
                .singleElement()
                .satisfies(p -> assertThat(p.isTrained()).isFalse());
    }

    @Test
    void onlySlipCannotSplitABatch() {
        for (var method : List.of("{name: cyclip}", "{name: rankclip, rank: {order: 2}}", "{name: alip}")) {
            assertThat(traced(recipe(method, "train.micro_batch=4")).program().text())
                    .contains("def second_pass(");
        }
        assertThatThrownBy(() -> traced(recipe("{name: slip, hidden: 8}", "train.micro_batch=4")))
                .hasMessageContaining("train.micro_batch: 4");
    }

    @Test
    void theConditionalLikelihoodIsForSmallBatches() {
        var conditional = recipe("{name: rankclip, rank: {pl_conditional: true}}", "train.batch=128");
        assertThatThrownBy(() -> traced(conditional))
                .hasMessage("method.rank.pl_conditional: true — for a train.batch up to 64, not 128");
    }

    @Test
    void matchedRecipesDifferInTheMethodAlone() {
        var matched = BundledRecipes.names().stream()
                .filter(name -> name.startsWith("matched/"))
                .map(name -> BundledRecipes.read(name, List.of("name=matched", "method=" + CLIP)))
                .toList();
        assertThat(matched).hasSizeGreaterThanOrEqualTo(5).containsOnly(matched.getFirst());
    }
}
