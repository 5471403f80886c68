package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.TrialScripts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/// Checks that this libtorch does what the engine asks of it. A libtorch of another version can be wrong
/// without an error: a number read as something else, a list read as a string, an update that never reaches
/// the weights.
public final class SelfTest {
    private final List<Check> checks = new ArrayList<>();

    /// One thing that was tried.
    ///
    /// @param detail what came, and what was expected when it is something else
    public record Check(String name, boolean passed, String detail) {}

    private SelfTest() {}

    /// Without the step of training, a libtorch that never moves a weight would pass.
    private static List<SelfTestPart> parts() {
        List<SelfTestPart> parts = ServiceLoader.load(SelfTestPart.class, SelfTest.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalStateException("no check of a training step is on the class path");
        }
        return parts;
    }

    /// @return all checks, the failed ones included
    public static List<Check> run(Libtorch libtorch, Device device) {
        SelfTest test = new SelfTest();
        try {
            libtorch.run("self-test", () -> {
                test.values(libtorch, device);
                parts().forEach(part -> part.run(libtorch, device, test));
                SelfTestConvolution.run(libtorch, device, test);
                return true;
            });
        } catch (Exception e) {
            test.checks.add(new Check("runs a program", false, String.valueOf(e.getMessage())));
        }
        return List.copyOf(test.checks);
    }

    /// Numbers, lists, tensors and what is known about them cross between Java and libtorch unchanged.
    private void values(Libtorch libtorch, Device device) {
        ProgramBuilder builder = ProgramBuilder.withoutModel(Precision.F32, device)
                .define(TrialScripts.WHOLE.method())
                .define(TrialScripts.REAL.method())
                .define(TrialScripts.TENSORS.where("device", device.toString()).method())
                .define(TrialScripts.RANDOM.where("device", device.toString()).method());
        try (Scope scope = libtorch.scope("self-test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            same("whole number", program.whole("whole", Value.of(1L << 40)), (1L << 40) + 1);
            same("real number", program.real("real", Value.of(0.1)), 0.2);
            NativeList list = program.list(scope, "tensors");
            List<NativeTensor> tensors = libtorch.elements(scope, libtorch.list(scope, libtorch.elements(scope, list)));
            same(
                    "shapes in a list",
                    tensors.stream().map(t -> t.shape().toString()).toList(),
                    List.of("[2, 3]", "[4, 1, 5]", "[7]"));
            same(
                    "types",
                    tensors.stream().map(NativeTensor::dtype).toList(),
                    List.of(DType.F32, DType.I64, DType.BF16));
            same("on the CPU", tensors.getFirst().isOnCpu(), device.isCpu());
            float[] first = libtorch.memory().floats(program.tensor(scope, "numbers", Value.of(0)));
            float[] again = libtorch.memory().floats(program.tensor(scope, "numbers", Value.of(0)));
            same("random numbers repeat", Arrays.toString(again), Arrays.toString(first));
            if (device.isCpu()) {
                // Mersenne Twister as PyTorch has always drawn from it: runs of other versions can be compared.
                near("random numbers", doubles(first), 0.4962566, 0.7682218, 0.0884774);
            }
        }
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /// A check that passes if the two are equal.
    void same(String name, Object actual, Object expected) {
        add(name, Objects.equals(actual, expected), actual.toString(), expected.toString());
    }

    /// A check that passes if all numbers agree to 1e-5 of their size.
    public void near(String name, double[] actual, double... expected) {
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
