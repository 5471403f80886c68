package dev.dinoscope.engine.train.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.method.JointSpace;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.method.ViewedEncoder;
import dev.dinoscope.engine.method.WholeBatchLearner;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.optim.GradientPhases;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a recipe asks of a method, and what the method can do. Tracing alone: no libtorch is loaded here.
class TracedLearnerTest {
    private static Recipe recipe(String microBatch) {
        return Configs.read(
                Recipe.class,
                "test",
                String.format(Locale.ROOT, "train: {batch: 8, micro_batch: %s, ema: 0.9}", microBatch),
                List.of());
    }

    private static Recipe with(TrainingMethod method, Recipe recipe) {
        return new Recipe(
                recipe.name(),
                recipe.seed(),
                method,
                recipe.model(),
                recipe.data(),
                recipe.optim(),
                recipe.train(),
                recipe.probe(),
                recipe.eval());
    }

    private static TracedLearner traced(Recipe recipe) {
        return TracedLearner.of(recipe, recipe.context(100, Map.of()), Device.CPU);
    }

    private record Coupled() implements TrainingMethod {
        @Override
        public Learner learner(LearnerContext context) {
            return new CoupledLearner();
        }
    }

    /// A method with batch statistics, say.
    private static final class CoupledLearner extends Module implements WholeBatchLearner {
        @Override
        public Module module() {
            return this;
        }

        @Override
        public List<Clamp> clamps() {
            return List.of();
        }

        @Override
        public Outputs batchLoss(Inputs batch) {
            throw new AssertionError("refused before it is traced");
        }

        @Override
        public List<BatchField> batch() {
            return List.of();
        }

        @Override
        public List<ViewedEncoder> encoders() {
            return List.of();
        }

        @Override
        public Optional<JointSpace> jointSpace() {
            return Optional.empty();
        }
    }

    @Test
    void aBatchIsSplitOnlyWhereTheMethodCan() {
        assertThat(traced(recipe("4")).step().gradients()).isInstanceOf(GradientPhases.Rows.class);
        assertThat(traced(recipe("8")).step().gradients()).isInstanceOf(GradientPhases.Whole.class);
        assertThatThrownBy(() -> traced(with(new Coupled(), recipe("4"))))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "train.micro_batch: 4 — this method lets the pairs of a batch see each other before the loss,"
                                + " so a batch cannot be split; set it to 0");
    }

    @Test
    void aMicroBatchMustDivideTheBatch() {
        for (var wrong : List.of("1", "3", "16")) {
            assertThatThrownBy(() -> recipe(wrong))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("train.micro_batch: " + wrong
                            + " — expected 0, or a divisor of batch 8 that is at least 2");
        }
    }

    @Test
    void theAverageIsNoPartOfTheModel() {
        var traced = traced(recipe("0"));
        var model = traced.learner().module().parameters();
        assertThat(traced.program().parameters()).hasSize(2 * model.size()).startsWith(model.toArray(new Parameter[0]));
        assertThat(traced.step().averages())
                .singleElement()
                .satisfies(a -> assertThat(a.name()).isEqualTo("ema"));
    }
}
