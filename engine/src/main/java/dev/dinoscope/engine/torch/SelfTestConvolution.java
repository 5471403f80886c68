package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.List;

/// The part of the self-test that convolves: numbers of channels that oneDNN has got wrong, on dirty memory; then a
/// convolution and its gradients against values worked out by hand, by whatever computes them from now on.
final class SelfTestConvolution {
    /// Forward and backward; the last is the spatial attention of the fusion module.
    private static final List<Convolution> AWKWARD = List.of(
            convolution(3, 24, 3, 2, 1),
            convolution(24, 48, 3, 2, 1),
            convolution(48, 96, 3, 2, 1),
            convolution(40, 24, 3, 1, 1),
            convolution(96, 24, 1, 1, 0),
            convolution(2, 1, 7, 1, 3));

    private SelfTestConvolution() {}

    private static Convolution convolution(int in, int out, int kernel, int stride, int padding) {
        return new Convolution(Shape.of(4, in, 16, 16), Shape.of(out, in, kernel, kernel), stride, padding, DType.F32);
    }

    static void run(Libtorch libtorch, Device device, SelfTest test) {
        if (device.isCpu()) {
            libtorch.oneDnn().kernels(AWKWARD);
        }
        ProgramBuilder builder = ProgramBuilder.withoutModel(Precision.F32, device)
                .gradients(
                        "convolve",
                        List.of(Input.of("x", DType.F32, 1, 1, 3, 3), Input.of("kernel", DType.F32, 1, 1, 2, 2)),
                        in -> {
                            var result = Products.conv2d(in.get("x"), in.get("kernel"), null, 1, 0);
                            return Outputs.of("loss", Reductions.sum(result)).and("result", result);
                        });
        try (Scope scope = libtorch.scope("self-test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NamedTensors inputs = program.inputs(scope, "convolve");
            libtorch.memory().write(inputs.get("x"), 1, 2, 3, 4, 5, 6, 7, 8, 9f);
            libtorch.memory().write(inputs.get("kernel"), 1, -1, 2, 3f);
            NamedTensors results = program.call(scope, "convolve", libtorch.list(scope, List.of()), inputs);
            test.near("convolution", libtorch.memory().doubles(results.get("result")), 22, 27, 37, 42);
            test.near(
                    "gradient of its kernel",
                    libtorch.memory().doubles(results.get("gradient.kernel")),
                    12,
                    16,
                    24,
                    28);
            test.near(
                    "gradient of its input",
                    libtorch.memory().doubles(results.get("gradient.x")),
                    1,
                    0,
                    -1,
                    3,
                    5,
                    2,
                    2,
                    5,
                    3);
        }
    }
}
