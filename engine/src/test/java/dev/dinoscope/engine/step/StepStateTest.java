package dev.dinoscope.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.Treatment;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.WeightCopy;
import dev.dinoscope.engine.trace.script.UpdateScripts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What a step knows and keeps besides the weights: numbers that change with it, buffers, copies of copies,
/// parameters treated apart.
@OnEngine
class StepStateTest {
    private static final List<Input> INPUTS = List.of(Input.of("x", DType.F32, 4, 3), Input.of("weight", DType.F32));
    /// Adam's first step goes this far, whatever the gradient.
    private static final double RATE = 0.25;

    private static final AdamW ADAM_W = new AdamW(0.9, 0.999, 1e-12, 0, 0);

    private final Libtorch libtorch;

    StepStateTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// The mean of x·fast + slow, weighted from outside; remembers a moving mean of x.
    private static final class Model extends Module {
        private final Parameter fast = parameter("fast", Initialiser.constant(2), 3);
        private final Parameter slow = parameter("slow", Initialiser.constant(2), 3);
        private final Parameter mean = buffer("mean", Initialiser.constant(1));
        private final WeightCopy teacher = new WeightCopy("teacher", this);
        private final WeightCopy anchor = new WeightCopy("anchor", this);

        Outputs embed(Inputs batch) {
            return Outputs.of("y", batch.get("x").times(fast).plus(slow)).and("seen", batch.get("x"));
        }

        Outputs loss(Inputs embedded) {
            var seen = Reductions.mean(embedded.get("seen"));
            var next = mean.tensor().times(0.5).plus(seen.times(0.5));
            var loss = Reductions.mean(embedded.get("y")).times(embedded.get("weight"));
            return Outputs.of("loss", loss).and("remembered", mean.tensor()).next(mean, next);
        }

        Treatment treatment(Parameter parameter) {
            return parameter == slow ? Treatment.USUAL.withRate(0.5).still(1) : Treatment.USUAL;
        }
    }

    private record Run(TrainStep step, TrainState state, PhasedStep steps, NamedTensors inputs) {
        private static final List<Map<String, Double>> MOMENTA =
                List.of(Map.of("teacher", 0.5, "anchor", 1.0), Map.of("teacher", 0.5, "anchor", 0.0));

        StepResult step(int number, Libtorch libtorch, float weight, float... x) {
            libtorch.memory().write(inputs.get("x"), x);
            libtorch.memory().write(inputs.get("weight"), weight);
            return steps.take(inputs, new StepSettings(RATE, step.rates(number), MOMENTA.get(number), 0));
        }

        double value(Libtorch libtorch, String name) {
            return libtorch.memory()
                    .doubles(Objects.requireNonNull(state.tensors().get(name)))[0];
        }
    }

    private Run run(Scope scope, boolean split) {
        var model = new Model();
        var update = new Update(
                ADAM_W,
                List.of(),
                List.of(Average.of(model.teacher), Average.of(model.anchor, model.teacher)),
                model::treatment);
        var builder = new ProgramBuilder(model, List.of(model.teacher, model.anchor), Precision.F32, Device.CPU);
        Function<Inputs, Outputs> whole =
                in -> model.loss(model.embed(in).asInputs().and(in.scalars()));
        var step = split
                ? TrainStep.traceTwoPass(builder, update, INPUTS, new TwoPass(2, model::embed, model::loss))
                : TrainStep.trace(builder, update, INPUTS, whole);
        var program = libtorch.load(scope, builder.build());
        var state = new TrainState(scope, program, step, 7);
        var steps = new PhasedStep(program, step, state, Collective.alone());
        return new Run(step, state, steps, program.inputs(scope, step.batch()));
    }

    @Test
    void numbersBuffersAndCopiesMoveWithTheStep() {
        for (var split : List.of(false, true)) {
            try (var scope = libtorch.scope("test")) {
                var run = run(scope, split);
                var first = run.step(0, libtorch, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
                assertThat(first.loss()).as("2·(3·2 + 2)").isEqualTo(16);
                assertThat(first.scalars().get("remembered")).isEqualTo(1);
                assertThat(first.scalars()).as("next values are no scalars").hasSize(1);
                assertThat(run.value(libtorch, "mean")).isEqualTo(2);
                assertThat(run.value(libtorch, "fast")).isCloseTo(2 - RATE, within(1e-6));
                assertThat(run.value(libtorch, "slow")).as("still").isEqualTo(2);
                assertThat(run.value(libtorch, "teacher.fast")).isCloseTo(2 - RATE / 2, within(1e-6));
                assertThat(run.value(libtorch, "anchor.fast")).isEqualTo(2);

                var slow = run.value(libtorch, "slow");
                run.step(1, libtorch, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
                assertThat(run.value(libtorch, "mean")).isEqualTo(1.5);
                assertThat(slow - run.value(libtorch, "slow")).isPositive().isLessThan(RATE / 2 + 1e-6);
                assertThat(run.value(libtorch, "anchor.fast")).isEqualTo(run.value(libtorch, "teacher.fast"));
            }
        }
    }

    @Test
    void aRefusedStepKeepsTheBuffer() {
        try (var scope = libtorch.scope("test")) {
            var run = run(scope, false);
            var result = run.step(0, libtorch, Float.NaN, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
            assertThat(result.applied()).isFalse();
            assertThat(run.value(libtorch, "mean")).isEqualTo(1);
        }
    }

    /// The test of the update itself: of the sum, in the type of both.
    @Test
    void aStepIsAppliedIfTheSumOfLossAndNormIsFinite() {
        var applied = UpdateScripts.APPLIED.method();
        var builder = ProgramBuilder.withoutModel(Precision.F32, Device.CPU)
                .define(applied)
                .allocate("sum", List.of(Input.of("loss", DType.F32), Input.of("norm", DType.F32)));
        try (var scope = libtorch.scope("test")) {
            var program = libtorch.load(scope, builder.build());
            var sum = program.inputs(scope, "sum");
            libtorch.memory().write(sum.get("loss"), 2e38f);
            libtorch.memory().write(sum.get("norm"), 1e38f);
            assertThat(program.whole(applied, Arguments.none().and(sum.asMap())))
                    .isEqualTo(1);
            libtorch.memory().write(sum.get("norm"), 2e38f);
            assertThat(program.whole(applied, Arguments.none().and(sum.asMap())))
                    .isZero();
        }
    }
}
