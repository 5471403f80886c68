package dev.dinoscope.engine.step;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.SelfTest;
import dev.dinoscope.engine.torch.SelfTestPart;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.List;

/// The part of the self-test that trains: a gradient and one step of the optimiser against values worked out
/// by hand.
public final class SelfTestStep implements SelfTestPart {
    private static final double START = 2;
    private static final double RATE = 0.25;
    private static final float[] X = {1, -3};

    /// The loss `Σ (x·w)²`, whose gradient is `2x²w`. Adam's first step moves every weight by the learning
    /// rate.
    private static final class Square extends Module {
        private final Parameter weight = parameter("weight", Initialiser.constant(START), X.length, 1);
    }

    @Override
    public void run(Libtorch libtorch, Device device, SelfTest test) {
        Square model = new Square();
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F32, device);
        List<Input> inputs = List.of(Input.of("x", Precision.F32.storage(), X.length, 1));
        builder.gradients("probe", inputs, in -> loss(in.get("x").times(model.weight)));
        AdamW plain = new AdamW(0.9, 0.999, 1e-8, 0, 0);
        TrainStep step = TrainStep.trace(
                builder, Update.of(plain), inputs, in -> loss(in.get("x").times(model.weight)));
        try (Scope scope = libtorch.scope("self-test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 0);
            NativeTensor weight = List.copyOf(state.parameters().values()).getFirst();
            test.near("initial weight", libtorch.memory().doubles(weight), START, START);
            NamedTensors x = program.inputs(scope, step.batch());
            libtorch.memory().write(x.get("x"), X);
            NamedTensors probe = state.call(scope, "probe", x);
            test.near("gradient", libtorch.memory().doubles(probe.get("gradient.weight")), 4, 36);
            StepResult result =
                    new PhasedStep(program, step, state, Collective.alone()).take(x, StepSettings.of(RATE, 0));
            test.near("loss", new double[] {result.loss()}, 40);
            test.near("optimiser step", libtorch.memory().doubles(weight), START - RATE, START - RATE);
        }
    }

    private static Outputs loss(Tensor product) {
        return Outputs.of("loss", Reductions.sum(product.square()));
    }
}
