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
import dev.dinoscope.engine.trace.script.ScriptMethod;
import dev.dinoscope.engine.trace.script.TrialScripts;
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
                .define(TrialScripts.NUMBERS.method())
                .define(inputs())
                .define(gradients("low", convolution.type(), "torch.conv2d(x, w, None, "))
                .define(gradients(
                        "full", DType.F32, "torch.thnn_conv2d(x, w, [torch.size(w, 2), torch.size(w, 3)], None, "))
                .define(TrialScripts.DIFFERENCES.method())
                .build();
    }

    private ScriptMethod inputs() {
        Shape input = convolution.input();
        Shape kernel = convolution.kernel();
        Shape output = convolution.output();
        return TrialScripts.CONVOLUTION_INPUTS
                .where("type", convolution.type().code())
                .where("input_count", input.count())
                .where("input", input.toString())
                .where("kernel_count", kernel.count())
                .where("kernel", kernel.toString())
                .where("output_count", output.count())
                .where("output", output.toString())
                .method();
    }

    private ScriptMethod gradients(String name, DType type, String call) {
        return TrialScripts.CONVOLUTION
                .where("name", name)
                .where("type", type.code())
                .where("call", call)
                .where("stride", convolution.stride())
                .where("padding", convolution.padding())
                .method();
    }
}
