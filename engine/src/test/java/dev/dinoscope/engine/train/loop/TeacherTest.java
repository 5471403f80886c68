package dev.dinoscope.engine.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.evaluate.CheckpointEvaluation;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that learns from another run's model: how it comes by it, and that it keeps it. The teacher is a
/// small CLIP model, which trains in a second.
@OnEngine
class TeacherTest {
    private static final String MODEL = """
            data:
              source: {name: pictograms, styles: [noto-v1, fxemoji, emojione-v1], image_size: 32}
              vocabulary: 600
            model:
              embed: 16
              image: {size: 32, patch: 8, stem_channels: [8, 8, 16], width: 24, heads: 2}
              text: {width: 16, heads: 2}
            """;

    /// Shared by the tests, so that the drawings are rendered once.
    @TempDir
    private static Path shared;

    @TempDir
    private Path home;

    private Path cache() {
        return shared;
    }

    private Path teacherRecipe(String seed) throws IOException {
        var file = home.resolve("teacher.yaml");
        Files.writeString(file, MODEL + String.format(Locale.ROOT, """
                name: teacher
                seed: %s
                train: {max_steps: 3, batch: 16, checkpoint_every: 2, device: cpu}
                probe: {every: 100, pairs: 1}
                eval: {every: 0, splits: [val]}
                """, seed));
        return file;
    }

    private RunDirectory create(String name, Object teacher, String... overrides) throws IOException {
        var all = new ArrayList<>(List.of("method.teacher=" + teacher));
        all.addAll(List.of(overrides));
        var recipe = Configs.read(Recipe.class, "test", MODEL + """
                method:
                  name: dinorankclip
                  rank: {order: 2}
                  fusion: {width: 16, heads: 2, alpha_rate: 10}
                  gate: {hidden: 8}
                train: {max_steps: 4, batch: 16, checkpoint_every: 2, device: cpu}
                probe: {every: 100, pairs: 3}
                eval: {every: 0, splits: [val]}
                """, all);
        return RunDirectory.create(home, name, recipe, 0, InstantSource.system());
    }

    private RunState train(RunDirectory run, Libtorch libtorch) throws Exception {
        return train(run, libtorch, TrainingListener.NONE);
    }

    private RunState train(RunDirectory run, Libtorch libtorch, TrainingListener listener) throws Exception {
        return new Trainer(run, new Homes(home, cache()), libtorch, listener).train();
    }

    /// What a run is told while it prepares.
    private static final class Stages implements TrainingListener {
        private final List<String> stages = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        @Override
        public void report(String stage, long done, long total) {
            stages.add(String.format(Locale.ROOT, "%s %d of %d", stage, done, total));
        }

        @Override
        public void note(String message) {
            notes.add(message);
        }
    }

    @Test
    void aRecipesTeacherIsTrainedOnceAndItsWeightsStayWhatTheyAre(Libtorch libtorch) throws Exception {
        var recipe = teacherRecipe("9");
        var first = new Stages();
        var run = create("first", recipe);
        assertThat(train(run, libtorch, first)).isEqualTo(RunState.FINISHED);
        assertThat(first.stages).contains("training the teacher, step 3 of 3");

        var second = new Stages();
        var again = create("second", recipe, "seed=7");
        train(again, libtorch, second);
        assertThat(second.stages).noneMatch(stage -> stage.startsWith("training the teacher"));

        var weights = weights(teacher("seed: 9"), "model");
        for (var student : List.of(run, again)) {
            var kept = weights(student, "model");
            weights.keySet().stream()
                    .filter(name -> name.startsWith("image."))
                    .forEach(name -> assertThat(kept.get("teacher.encoder." + name.substring("image.".length())))
                            .isEqualTo(weights.get(name)));
            assertThat(student.provenance().first().materials().models())
                    .isEqualTo(again.provenance().first().materials().models())
                    .hasEntrySatisfying("teacher", hash -> assertThat(hash).hasSize(64));
        }
        requireGateAndTeacherInSnapshotsAndLog(run);
        assertThat(run.provenance().first().materials().remarks())
                .anyMatch(remark -> remark.startsWith("teacher_not_text_aligned"));
    }

    /// On a finer grid than the student's, named by its checkpoint.
    @Test
    void ofADinoV3RunTheMovingAverageTeaches(Libtorch libtorch) throws Exception {
        var recipe = Configs.read(Recipe.class, "dino", """
                method:
                  name: dinov3
                  crops: {locals: 1, local_side: 8}
                  encoder: {registers: 1}
                  dino_head: {hidden: 16, bottleneck: 8, prototypes: 12}
                  ibot_head: {hidden: 16, bottleneck: 8, prototypes: 12}
                data:
                  source: {name: pictograms, styles: [noto-v1, fxemoji, emojione-v1], image_size: 32}
                model: {image: {size: 24, patch: 4, stem_channels: [], width: 16, depth: 1, heads: 2, pooling: cls}}
                train: {max_steps: 2, batch: 8, checkpoint_every: 2, device: cpu}
                probe: {every: 100, pairs: 1}
                eval: {every: 0, splits: [val]}
                """, List.of());
        var dino = RunDirectory.create(home, "dino", recipe, 0, InstantSource.system());
        train(dino, libtorch);
        var run = create("taught", dino.checkpoints().resolve("000002"), "train.max_steps=1");
        train(run, libtorch);

        var average = weights(dino, "ema");
        weights(run, "model").forEach((name, weight) -> {
            if (name.startsWith("teacher.")) {
                assertThat(weight).as(name).isEqualTo(average.get(name.substring("teacher.".length())));
            }
        });
        assertThat(average).isNotEqualTo(weights(dino, "model"));
        try (var snapshot = SnapshotReader.open(SnapshotReader.file(run.snapshots(), 1))) {
            assertThat(snapshot.tensor("teacher.image.patches").shape()).containsExactly(3L, 36L, 16L);
        }
    }

    private static void requireGateAndTeacherInSnapshotsAndLog(RunDirectory run) throws IOException {
        try (var snapshot = SnapshotReader.open(SnapshotReader.file(run.snapshots(), 4))) {
            assertThat(snapshot.tensor("gate").shape()).containsExactly(3L, 16L);
            assertThat(snapshot.tensor("teacher.image.patches").shape()).containsExactly(3L, 16L, 24L);
        }
        var scalars = ScalarLog.read(run.path());
        assertThat(scalars.tags())
                .contains("loss/distil_patches", "loss/distil_patch_relations", "loss/distil_captions")
                .contains("loss/distil_caption_relations", "loss/gate_image", "loss/gate_text")
                .contains("gate/image_alpha", "gate/text_alpha", "gate/image_mean", "gate/image_closed")
                .contains("gate/image_closed_everywhere", "gate/image_conflict", "gate/image_first_order");
        assertThat(series(scalars, "loss/distil_patches")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(series(scalars, "gate/image_alpha").getLast()).isNotZero();
    }

    @Test
    void aRunGoesOnExactlyWhenItsTeacherIsGone(Libtorch libtorch) throws Exception {
        String[] settings = {"train.micro_batch=8", "train.ema=0.9", "method.gate.mode=project"};
        var whole = create("whole", teacherRecipe("2"), settings);
        train(whole, libtorch);
        var parted = create("parted", teacherRecipe("2"), settings);
        assertThat(train(parted, libtorch, new StopAfter(parted, 2))).isEqualTo(RunState.STOPPED);
        for (var teacher : teachers()) {
            delete(teacher.path());
        }
        Files.delete(home.resolve("teacher.yaml"));

        assertThat(train(parted, libtorch)).isEqualTo(RunState.FINISHED);

        assertThat(teachers()).isEmpty();
        assertThat(weights(parted, "model")).isEqualTo(weights(whole, "model"));
        assertThat(weights(parted, "ema")).isEqualTo(weights(whole, "ema"));
        var outcomes = new CheckpointEvaluation(parted, new Homes(home, cache()), libtorch, Progress.NONE)
                .evaluate(List.of("val"), warning -> {
                    throw new AssertionError(warning);
                });
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void aStopReachesTheTeacherWhichIsThenTrainedOn(Libtorch libtorch) throws Exception {
        var recipe = teacherRecipe("3");
        Files.writeString(recipe, Files.readString(recipe).replace("max_steps: 3", "max_steps: 200"));
        var run = create("stopped", recipe);
        var stopping = new TrainingListener() {
            private boolean asked;

            @Override
            public void report(String stage, long done, long total) {
                if (stage.startsWith("training the teacher") && !asked) {
                    asked = true;
                    StopAfter.request(run);
                }
            }
        };
        assertThat(train(run, libtorch, stopping)).isEqualTo(RunState.STOPPED);
        var teacher = teacher("max_steps: 200");
        assertThat(teacher.status().state()).isEqualTo(RunState.STOPPED);
        assertThat(new CheckpointStore(teacher.checkpoints(), 1, InstantSource.system()).steps())
                .isNotEmpty();
    }

    @Test
    void aRandomTeacherIsOneThatWasAskedFor(Libtorch libtorch) throws Exception {
        var stages = new Stages();
        var run = create("control", "random:" + teacherRecipe("1"), "train.max_steps=1");
        train(run, libtorch, stages);
        assertThat(stages.notes).anyMatch(note -> note.contains("random:") && note.contains("not trained"));
        assertThat(run.provenance().first().materials().models()).containsEntry("teacher", "untrained");
    }

    @Test
    void aTeacherThatIsNoneIsRefusedWithTheCure(Libtorch libtorch) throws Exception {
        assertThatThrownBy(() -> train(create("unknown", "dinov9"), libtorch))
                .hasMessageContaining("method.teacher: dinov9 — expected the directory of a run or checkpoint");
        assertThatThrownBy(() -> train(create("folder", home), libtorch))
                .hasMessageContaining("this directory is neither a run's");
        var empty = create("empty", "none");
        assertThatThrownBy(() -> train(create("early", empty.path()), libtorch))
                .hasMessageContaining("it has no checkpoint yet; train it first: dinoscope resume");
    }

    /// The teacher whose recipe says so.
    private RunDirectory teacher(String setting) throws IOException {
        for (var teacher : teachers()) {
            if (Files.readString(teacher.recipe()).contains(setting)) {
                return teacher;
            }
        }
        throw new AssertionError("no teacher with " + setting);
    }

    private List<RunDirectory> teachers() throws IOException {
        var folder = cache().resolve("teachers");
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(RunDirectory::new)
                    .sorted(Comparator.comparing(RunDirectory::name))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var entries = Files.walk(folder)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    private static List<Double> series(ScalarLog log, String tag) {
        return Arrays.stream(Objects.requireNonNull(log.series(tag), tag).values())
                .boxed()
                .toList();
    }

    private static Map<String, String> weights(RunDirectory run, String part) throws IOException {
        var checkpoint = new CheckpointStore(run.checkpoints(), 2, InstantSource.system())
                .load(warning -> {
                    throw new AssertionError(warning);
                })
                .orElseThrow();
        Map<String, String> weights = new LinkedHashMap<>();
        try (var file = checkpoint.open(part)) {
            file.tensors().forEach((name, tensor) -> weights.put(name, Arrays.toString(tensor.toBytes())));
        }
        return weights;
    }
}
