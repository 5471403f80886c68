package dev.dinoscope.engine.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.eval.Embeddings;
import dev.dinoscope.engine.eval.PairEncoder;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.train.loop.SmallRuns;
import dev.dinoscope.engine.train.prepare.Preparation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An evaluation that a fault of the machine spoils is no dead model.
@OnEngine
class JudgementTest {
    @TempDir
    private Path home;

    /// Random directions; the first so many batches of images hold a NaN.
    private static final class FlakyEncoder implements PairEncoder {
        private int spoilt;

        FlakyEncoder(int spoilt) {
            this.spoilt = spoilt;
        }

        @Override
        public Embeddings images(int[] rows) {
            var embeddings = random(0, rows.length);
            if (spoilt-- > 0) {
                embeddings.values()[3] = Float.NaN;
            }
            return embeddings;
        }

        @Override
        public Embeddings texts(List<String> captions) {
            return random(1, captions.size());
        }

        private static Embeddings random(int seed, int count) {
            var random = new Random(seed);
            var values = new float[4 * count];
            for (var i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return Embeddings.unit(count, values);
        }
    }

    private Judgement judge(int spoilt, Libtorch libtorch) throws Exception {
        var run = new SmallRuns(home).create("run", "method: {name: clip}");
        var recipe = Configs.read(Recipe.class, run.recipe(), List.of());
        var preparation = new Preparation(home.resolve("cache"), libtorch, Progress.NONE, () -> false);
        try (var dataset = preparation.dataset(recipe)) {
            var judge = new RetrievalJudge(dataset, new FlakyEncoder(spoilt));
            return Judgement.of(judge, libtorch, "val", 7, Instant.EPOCH);
        }
    }

    @Test
    void whatIsFiniteWhenItIsComputedAgainIsTheScore(Libtorch libtorch) throws Exception {
        var sound = judge(0, libtorch);
        assertThat(sound.fault()).isEmpty();

        var flaky = judge(1, libtorch);
        assertThat(flaky.result()).isEqualTo(sound.result());
        assertThat(flaky.fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("1 of 12 embeddings of images"));
    }

    @Test
    void whatIsNotFiniteAgainIsRefused(Libtorch libtorch) throws Exception {
        var dead = judge(2, libtorch);
        assertThat(dead.fault()).isEmpty();
        assertThat(dead.result().orElseThrow().refused()).contains("1 of 12 embeddings of images");
        assertThat(dead.result().orElseThrow().metrics()).isEmpty();
    }
}
