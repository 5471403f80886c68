package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs of a few steps of any method, on a few coloured boxes with captions in classes.
public final class SmallRuns {
    static final String DINO_V3 = """
            method:
              name: dinov3
              crops: {locals: 2, local_side: 8}
              encoder: {registers: 1, layer_scale: 0.5}
              dino_head: {hidden: 16, bottleneck: 8, prototypes: 12, spread: 0.3}
              ibot_head: {hidden: 16, bottleneck: 8, prototypes: 10, spread: 0.3}""";

    private static final int PAIRS = 40;

    private final Path home;

    public SmallRuns(Path home) throws IOException {
        this.home = home;
        for (var i = 0; i < PAIRS; i++) {
            TestImages.write(home.resolve(String.format(Locale.ROOT, "images/%s/%d.jpg", "abcd".charAt(i % 4), i)), i);
        }
    }

    /// @param recipe top-level parts that differ, one a line
    public RunDirectory create(String name, String recipe, String... overrides) throws IOException {
        var all = new ArrayList<>(
                List.of("train.max_steps=4", "train.batch=8", "train.device=cpu", "train.epochs=9", "probe.every=100"));
        all.addAll(List.of("probe.pairs=2", "eval.every=0", "eval.splits=[val]"));
        all.addAll(List.of(overrides));
        var read = Configs.read(
                Recipe.class, "test", recipe + String.format(Locale.ROOT, """

                data:
                  source: {name: image_folder, path: %s, held_out: {val: 0.2, test: 0.1}}
                  vocabulary: 514
                model:
                  embed: 16
                  image: {size: 16, patch: 8, stem_channels: [], width: 16, depth: 1, heads: 2, drop_path: 0.1}
                  text: {context: 24, width: 16, depth: 1, heads: 2}
                """, home.resolve("images")), all);
        return RunDirectory.create(home, name, read, 0, InstantSource.system());
    }
}
