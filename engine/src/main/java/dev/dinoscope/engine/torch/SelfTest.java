package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.ProgramBuilder;
import dev.dinoscope.engine.trace.Reductions;
import dev.dinoscope.engine.trace.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Checks that this libtorch does what the engine asks of it. A libtorch of another version can be wrong without an
/// error: a list read as a string, an update that never reaches the weights.
public final class SelfTest {
    private static final double START = 2;
    private static final double RATE = 0.25;
    private static final float[] X = {1, -3};

    private final Libtorch libtorch;
    private final List<Check> checks = new ArrayList<>();

    /// One thing that was tried.
    ///
    /// @param detail what came and what was expected
    public record Check(String name, boolean passed, String detail) {}

    private SelfTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// @return all checks, the failed ones included
    public static List<Check> run(Libtorch libtorch, Device device) {
        SelfTest test = new SelfTest(libtorch);
        try {
            libtorch.run("self-test", () -> {
                test.train(device);
                return true;
            });
        } catch (Exception e) {
            test.checks.add(new Check("runs a program", false, String.valueOf(e.getMessage())));
        }
        return List.copyOf(test.checks);
    }

    /// The loss `Σ (x·w)²`, whose gradient is `2x²w`. Adam's first step moves every weight by the learning rate.
    private static final class Square extends Module {
        private final Parameter weight = parameter("weight", Initialiser.constant(START), X.length, 1);
    }

    private void train(Device device) {
        Square model = new Square();
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F32, device);
        List<Input> inputs = List.of(Input.of("x", Precision.F32.storage(), X.length, 1));
        builder.gradients("probe", inputs, in -> loss(in.get("x").times(model.weight)));
        AdamW plain = new AdamW(0.9, 0.999, 1e-8, 0, 0);
        TrainStep step = TrainStep.trace(
                builder, plain, List.of(), inputs, in -> loss(in.get("x").times(model.weight)));
        try (Scope scope = libtorch.scope("self-test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            TrainState state = new TrainState(scope, program, step, 0);
            NativeTensor weight = List.copyOf(state.parameters().values()).getFirst();
            expect("shape", weight.shape().dims(), X.length, 1);
            expect("initial weight", libtorch.memory().doubles(weight), START, START);
            NamedTensors x = program.inputs(scope, "step");
            libtorch.memory().write(x.get("x"), X);
            NamedTensors probe = state.call(scope, "probe", x);
            expect("gradient", libtorch.memory().doubles(probe.get("gradient.weight")), 4, 36);
            TrainState.Result result = state.step(x, RATE, 0);
            expect("loss", new double[] {result.loss()}, 40);
            expect("step", libtorch.memory().doubles(weight), START - RATE, START - RATE);
        }
    }

    private static Outputs loss(Tensor product) {
        return Outputs.of("loss", Reductions.sum(product.square()));
    }

    private void expect(String name, long[] actual, long... expected) {
        add(name, Arrays.equals(actual, expected), Arrays.toString(actual), Arrays.toString(expected));
    }

    private void expect(String name, double[] actual, double... expected) {
        boolean close = actual.length == expected.length;
        for (int i = 0; close && i < actual.length; i++) {
            close = Math.abs(actual[i] - expected[i]) <= 1e-5 * Math.abs(expected[i]);
        }
        add(name, close, Arrays.toString(actual), Arrays.toString(expected));
    }

    private void add(String name, boolean passed, String actual, String expected) {
        checks.add(new Check(name, passed, passed ? actual : actual + ", expected " + expected));
    }
}
