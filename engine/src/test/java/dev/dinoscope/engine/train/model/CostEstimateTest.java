package dev.dinoscope.engine.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.trace.Device;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostEstimateTest {
    private static RunCost cost(String... overrides) {
        var recipe = Configs.read(Recipe.class, "test", """
                model:
                  embed: 16
                  image: {size: 32, patch: 8, stem_channels: [8, 8, 16], width: 24, heads: 2}
                  text: {width: 16, heads: 2}
                train: {batch: 16, ema: 0.9}
                """, List.of(overrides));
        var context = recipe.context(600, Map.of());
        return CostEstimate.of(recipe, TracedLearner.of(recipe, context, Device.CPU));
    }

    @Test
    void weightsAreCountedByWhatTheyAreFor() {
        var cost = cost();
        var trained =
                cost.modules().stream().mapToLong(RunCost.ModuleSize::trained).sum();
        assertThat(cost.modules())
                .filteredOn(module -> module.trainingOnly() > 0)
                .containsExactly(new RunCost.ModuleSize("logit_scale", 1, 1, 0));
        assertThat(cost.memory().trained()).isEqualTo(4 * trained);
        assertThat(cost.memory().copies()).isEqualTo(4 * trained);
        assertThat(cost.memory().optimiser()).isEqualTo(8 * trained);
    }

    /// Twice the batch is twice the work; split, the encoders run once more and less is held.
    @Test
    void workAndMemoryFollowTheBatch() {
        var one = cost();
        var two = cost("train.batch=32");
        var split = cost("train.batch=32", "train.micro_batch=8");
        assertThat((double) two.forwardFlops() / one.forwardFlops()).isBetween(2.0, 2.01);
        assertThat((double) split.forwardFlops() / two.forwardFlops()).isBetween(1.99, 2.0);
        assertThat(split.backwardFlops()).isEqualTo(two.backwardFlops());
        assertThat(split.memory().step()).isLessThan(two.memory().step() / 2);
        assertThat((double) two.memory().activations() / one.memory().activations())
                .isBetween(1.99, 2.01);
    }
}
