package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One convolution by oneDNN on memory full of NaN, held against libtorch's own kernels in float32: its result, and
/// the gradients of kernel and input of a weighted sum of it.
final class ConvolutionTrial {
    private static final List<String> PARTS = List.of("result", "gradient of the kernel", "gradient of the input");

    /// Of the largest value. Sums in another order differ by some 1e-6; kernels that are wrong by 1e-2 and more.
    private static final double TOLERANCE = 1e-4;

    /// bfloat16 has 8 bits of mantissa.
    private static final double LOW_TOLERANCE = 3e-2;

    private final Libtorch libtorch;
    private final Convolution convolution;

    ConvolutionTrial(Libtorch libtorch, Convolution convolution) {
        this.libtorch = libtorch;
        this.convolution = convolution;
    }

    /// What is wrong with oneDNN's, if something is.
    Optional<String> fault() {
        try (Scope scope = libtorch.scope("convolution trial")) {
            TorchProgram program = libtorch.load(scope, program());
            List<NativeTensor> inputs = libtorch.elements(scope, program.list(scope, "inputs"));
            // Held until all is done: memory at the end of the heap would go back to the system, clean.
            NativeTensor plug = libtorch.tools().dirtyMemory(scope);
            NativeList actual = program.list(scope, "low", inputs.toArray(Value[]::new));
            NativeList expected = program.list(scope, "full", inputs.toArray(Value[]::new));
            double[] errors = libtorch.memory().doubles(program.tensor(scope, "differences", actual, expected));
            plug.handle();
            return fault(errors);
        }
    }

    private Optional<String> fault(double[] errors) {
        double allowed = convolution.type() == DType.F32 ? TOLERANCE : LOW_TOLERANCE;
        for (int i = 0; i < errors.length; i++) {
            if (Double.isNaN(errors[i]) || errors[i] > allowed) {
                String how = Double.isNaN(errors[i])
                        ? "is not finite"
                        : "is wrong by " + Math.round(errors[i] * 1000) / 10.0 + " % of its largest value";
                return Optional.of("oneDNN's convolution (" + convolution + ") is wrong on this machine: its "
                        + PARTS.get(i) + " " + how);
            }
        }
        return Optional.empty();
    }

    private Program program() {
        return ProgramBuilder.withoutModel(Precision.F32, Device.CPU)
                .define(
                        "numbers(self, count: int, seed: float) -> Tensor",
                        List.of(
                                "i = torch.arange(count, dtype=6, device=torch.device(\"cpu\"))",
                                "return torch.frac(torch.mul(torch.sin(torch.mul(torch.add(i, seed), 12.9898)), 43758.5453))"))
                .define(
                        "inputs(self) -> List[Tensor]",
                        List.of(
                                "x = " + rounded(convolution.input(), 0.25),
                                "w = " + rounded(convolution.kernel(), 0.5),
                                "g = " + numbers(convolution.output(), 0.75),
                                "return [x, w, g]"))
                .define(
                        "low(self, x0: Tensor, w0: Tensor, weights: Tensor) -> List[Tensor]",
                        gradients(convolution.type(), "torch.conv2d(x, w, None, "))
                .define(
                        "full(self, x0: Tensor, w0: Tensor, weights: Tensor) -> List[Tensor]",
                        gradients(DType.F32, "torch.thnn_conv2d(x, w, [torch.size(w, 2), torch.size(w, 3)], None, "))
                .define(
                        "differences(self, actual: List[Tensor], expected: List[Tensor]) -> Tensor",
                        List.of(
                                "errors = annotate(List[Tensor], [])",
                                "for i in range(torch.len(expected)):",
                                "  e = expected[i]",
                                "  d = torch.max(torch.abs(torch.sub(actual[i], e)))",
                                "  _o = torch.append(errors, torch.div(d, torch.max(torch.abs(e))))",
                                "return torch.stack(errors)"))
                .build();
    }

    private static String numbers(Shape shape, double seed) {
        return "torch.reshape((self).numbers(" + shape.count() + ", " + seed + "), " + shape + ")";
    }

    private String rounded(Shape shape, double seed) {
        return "torch.to(torch.to(" + numbers(shape, seed) + ", "
                + convolution.type().code() + "), " + DType.F32.code() + ")";
    }

    private List<String> gradients(DType type, String call) {
        String stride = "[" + convolution.stride() + ", " + convolution.stride() + "]";
        String padding = "[" + convolution.padding() + ", " + convolution.padding() + "]";
        List<String> body = new ArrayList<>(List.of(
                "x = torch.requires_grad_(torch.detach(torch.to(x0, " + type.code() + ")), True)",
                "w = torch.requires_grad_(torch.detach(torch.to(w0, " + type.code() + ")), True)",
                "y = torch.to(" + call + stride + ", " + padding + "), " + DType.F32.code() + ")",
                "gs = torch.grad([torch.sum(torch.mul(y, weights))], [w, x], annotate(List[Optional[Tensor]], [None]),"
                        + " False, False, False)",
                "results = annotate(List[Tensor], [torch.detach(y)])"));
        body.addAll(Scripts.appendPresent("gs", "results"));
        body.add("return results");
        return body;
    }
}
