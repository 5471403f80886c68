package dev.dinoscope.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The fused update ignores strides on the CPU: what it would get wrong is refused before it is written.
@OnEngine
class FusedLayoutTest {
    private final Libtorch libtorch;

    FusedLayoutTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private static final class Weight extends Module {
        private final Parameter weight = parameter("weight", Initialiser.constant(1), 2, 3);
    }

    /// @param read how the module reads its weight of ones
    /// @param change tells whether a step changed the weight
    private void step(UnaryOperator<Tensor> read, List<Long> shape, Consumer<double[]> change) {
        Weight model = new Weight();
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F32, Device.CPU);
        TrainStep step = TrainStep.trace(
                builder,
                Update.of(AdamW.defaults()),
                List.of(new Input("x", DType.F32, Shape.of(shape.getFirst(), shape.getLast()))),
                in -> Outputs.of(
                        "loss", Reductions.sum(read.apply(model.weight.tensor()).times(in.get("x")))));
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 0);
            NamedTensors batch = program.inputs(scope, step.batch());
            libtorch.memory().write(batch.get("x"), 1, 2, 3, 4, 5, 6f);
            PhasedStep steps = new PhasedStep(program, step, state, Collective.alone());
            try {
                steps.take(batch, StepSettings.of(0.1, 0));
            } finally {
                change.accept(libtorch.memory()
                        .doubles(state.parameters().firstEntry().getValue()));
            }
        }
    }

    @Test
    void aGradientThatLiesAsItsParameterIsApplied() {
        step(weight -> weight, List.of(2L, 3L), weight -> assertThat(weight).doesNotContain(1));
    }

    @Test
    void aGradientThatLiesOtherwiseIsRefusedByNameAndNothingMoves() {
        assertThatThrownBy(() -> step(
                        weight -> weight.transpose(0, 1),
                        List.of(3L, 2L),
                        weight -> assertThat(weight).containsOnly(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the gradient of weight lies in memory as shape [2, 3] with strides [1, 2] — expected"
                        + " [2, 3], row after row: the fused update looks at no strides and would move the wrong"
                        + " weights");
    }
}
