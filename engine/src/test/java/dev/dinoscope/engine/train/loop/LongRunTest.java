package dev.dinoscope.engine.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.process.ProcessUse;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run must take as much at its end as at its start. `-Ddinoscope.long.steps=20000` for the figures.
@OnEngine
class LongRunTest {
    private static final long STEPS = Long.getLong("dinoscope.long.steps", 40);

    private record Use(long step, long residentMib, long handles) {}

    @Test
    void nativeHandlesStayTheSame(Libtorch libtorch, @TempDir Path home) throws Exception {
        var recipe = Configs.read(Recipe.class, "long", String.format(Locale.ROOT, """
                data:
                  source: {name: pictograms, styles: [noto-v1], image_size: 32}
                  vocabulary: 520
                model:
                  embed: 16
                  image: {size: 32, patch: 8, stem_channels: [8, 8, 16], width: 24, heads: 2}
                  text: {width: 16, heads: 2}
                train: {max_steps: %1$d, epochs: 1000000, batch: 16, checkpoint_every: %2$d, ema: 0.99, device: cpu}
                probe: {every: %2$d, pairs: 5}
                eval: {every: %2$d, splits: [val]}
                """, STEPS, STEPS / 4), List.of());
        var run = RunDirectory.create(home, "long", recipe, STEPS, InstantSource.system());
        var uses = new ArrayList<Use>();
        new Trainer(run, new Homes(home, home.resolve("cache")), libtorch, new TrainingListener() {
                    @Override
                    public void stepped(long done, long total, double loss, double imagesPerSecond) {
                        if (done % (STEPS / 20) == 0) {
                            var handles = libtorch.leaks().liveHandles();
                            uses.add(new Use(done, ProcessUse.residentMib().orElse(0), handles));
                        }
                    }
                })
                .train();
        uses.forEach(use -> System.out.printf(
                Locale.ROOT,
                "step %,7d  resident %,5d MiB  native handles %,d%n",
                use.step,
                use.residentMib,
                use.handles));
        assertThat(uses).extracting(Use::handles).containsOnly(uses.getFirst().handles);
    }
}
