package dev.dinoscope.engine.method.dinov3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.loop.Trainer;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// DINOv3 on a few images: pre-training, and refinement that goes on from it.
@OnEngine
class DinoV3Test {
    @TempDir
    private Path home;

    private final Libtorch libtorch;

    DinoV3Test(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private Recipe recipe(String... overrides) {
        return Configs.read(
                Recipe.class, "test", String.format(Locale.ROOT, """
                method:
                  name: dinov3
                  crops: {locals: 2, local_side: 8}
                  encoder: {registers: 1, layer_scale: 0.5}
                  dino_head: {hidden: 16, bottleneck: 8, prototypes: 12, spread: 0.3}
                  ibot_head: {hidden: 16, bottleneck: 8, prototypes: 10, spread: 0.3}
                data:
                  source: {name: image_folder, path: %s, held_out: {val: 0.2, test: 0.1}}
                  max_broken: 0
                model:
                  image: {size: 16, patch: 4, stem_channels: [], width: 16, depth: 2, heads: 2, drop_path: 0.2}
                optim: {learning_rate: 0.003, decay: constant}
                train: {max_steps: 8, epochs: 20, batch: 8, checkpoint_every: 4, checkpoints_kept: 5, device: cpu}
                probe: {every: 8, pairs: 3}
                eval: {every: 0, splits: [val]}
                """, home.resolve("images")), List.of(overrides));
    }

    private RunDirectory train(String name, String... overrides) throws Exception {
        var images = home.resolve("images");
        if (!Files.exists(images)) {
            for (var i = 0; i < 40; i++) {
                TestImages.write(images.resolve(String.format(Locale.ROOT, "%d/%d.jpg", i % 4, i)), i);
            }
        }
        var run = RunDirectory.create(home, name, recipe(overrides), 0, InstantSource.system());
        assertThat(train(run)).isEqualTo(RunState.FINISHED);
        return run;
    }

    private RunState train(RunDirectory run) throws Exception {
        return new Trainer(run, new Homes(home, home.resolve("cache")), libtorch, TrainingListener.NONE).train();
    }

    @Test
    void theLossFallsAndARunResumedFromACheckpointEndsWithTheSameWeights() throws Exception {
        var run = train("whole");
        var losses = series(run, "loss");
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
        assertThat(ScalarLog.read(run.path()).tags())
                .contains("loss/dino_local", "loss/ibot", "loss/koleo", "dino/teacher_entropy", "dino/cls_patch_cosine")
                .doesNotContain("loss/gram");
        assertThat(series(run, "dino/locality"))
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        var teacher = weights(run, 8, "ema");
        var student = weights(run, 8, "model");
        assertThat(teacher).isNotEqualTo(student).containsKey("ibot_head.last_layer.weight");

        try (var files = Files.walk(run.checkpoints().resolve("000008"))) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        train(run);

        assertThat(weights(run, 8, "ema")).isEqualTo(teacher);
        assertThat(weights(run, 8, "model")).isEqualTo(student);
    }

    @Test
    void refinementGoesOnFromACheckpointAndRefreshesTheGramTeacherWhenItSays() throws Exception {
        var first = train("first", "train.max_steps=4", "train.checkpoint_every=4");
        var refined = train(
                "refined",
                "method.start_from=" + first.path(),
                "method.gram.weight=2",
                "method.gram.side=32",
                "method.gram.refresh_first=2",
                "method.gram.refresh_every=2",
                "method.gram.refresh_most=1",
                "train.max_steps=4",
                "train.checkpoint_every=1",
                "train.checkpoints_kept=9");

        // Momentum 1 keeps the copy bit for bit, momentum 0 makes it anew.
        var anchor = encoder(first, 4, "ema");
        assertThat(encoder(refined, 1, "gram")).isEqualTo(anchor).hasSizeGreaterThan(10);
        assertThat(encoder(refined, 1, "ema")).isNotEqualTo(anchor);
        assertThat(encoder(refined, 2, "gram"))
                .isEqualTo(encoder(refined, 2, "ema"))
                .isNotEqualTo(anchor);
        assertThat(encoder(refined, 4, "gram")).isEqualTo(encoder(refined, 2, "ema"));
        assertThat(series(refined, "loss/gram"))
                .allSatisfy(loss -> assertThat(loss).isBetween(0.0, 1.0));
        try (var snapshot = SnapshotReader.open(SnapshotReader.file(refined.snapshots(), 4))) {
            assertThat(snapshot.tensor("gram.image.patches").shape()).containsExactly(3L, 16L, 16L);
        }

        assertThatThrownBy(() -> train("wider", "method.start_from=" + first.path(), "model.image.width=24"))
                .hasMessageContaining("has shape [1, 1, 16], but this recipe's model needs [1, 1, 24]");
    }

    @Test
    void theFirstDinosCentringKeepsItsMeanInTheCheckpoint() throws Exception {
        var run = train("centred", "method.teacher.centring=ema", "train.max_steps=3", "method.crops.locals=0");
        assertThat(weights(run, 3, "model")).containsKey("dino_centre.mean");
        assertThat(weights(run, 3, "model").get("dino_centre.mean")).isNotEqualTo(Arrays.toString(new byte[4 * 12]));
    }

    @Test
    void whatDoesNotFitIsNamedWithItsSetting() {
        assertThatThrownBy(() -> recipe("method.gram.weight=2"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gram.start: 0");
        refused("method.loss.koleo_group=3", "method.loss.koleo_group: 3 — expected 0, or a divisor of train.batch 8");
        refused(
                "method.crops.local_side=10",
                "method.crops.local_side: 10 — expected a multiple of model.image.patch 4");
        refused("method.masks.images=0", "method.masks.images: 0.0 — hides nothing in a batch of 8");
        refused(
                "model.image.stem_channels=[8, 16]",
                "model.image.stem_channels: [8, 16] — DINOv3 hides single patches");
        refused("model.image.heads=8", "model.image.heads: 8 — heads of width 2");
    }

    @Test
    void aModelOfAnotherMethodIsNoStart() {
        var recipe = recipe("method.start_from=clip");
        var clip = Map.of(DinoV3.START, new Recipe().form());
        assertThatThrownBy(() -> recipe.method().learner(recipe.context(0, clip)))
                .hasMessage(
                        "method.start_from: clip — trained another method; name a run, checkpoint or recipe of dinov3");
    }

    private void refused(String setting, String message) {
        var recipe = recipe(setting);
        assertThatThrownBy(() -> recipe.method().learner(recipe.context(0, Map.of())))
                .hasMessageContaining(message);
    }

    private static List<Double> series(RunDirectory run, String tag) throws IOException {
        var series = Objects.requireNonNull(ScalarLog.read(run.path()).series(tag), tag);
        return Arrays.stream(series.values()).boxed().toList();
    }

    private static Map<String, String> encoder(RunDirectory run, long step, String part) throws IOException {
        var weights = weights(run, step, part);
        weights.keySet().removeIf(name -> !name.startsWith(DinoV3.ENCODER_PREFIX));
        return weights;
    }

    /// As text, so that a difference can be read.
    private static Map<String, String> weights(RunDirectory run, long step, String part) throws IOException {
        var checkpoint = new CheckpointStore(run.checkpoints(), 9, InstantSource.system())
                .load(step)
                .orElseThrow();
        var weights = new TreeMap<String, String>();
        try (var file = checkpoint.open(part)) {
            file.tensors().forEach((name, tensor) -> weights.put(name, Arrays.toString(tensor.toBytes())));
        }
        return weights;
    }
}
