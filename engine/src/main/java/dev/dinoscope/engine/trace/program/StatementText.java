package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/// A statement as a line of TorchScript.
final class StatementText {
    private StatementText() {}

    static String of(Statement statement, ConvolutionKernels kernels) {
        boolean own = kernels == ConvolutionKernels.OWN && statement.callee() == Op.CONV2D;
        return targets(statement) + " = " + (own ? ownConvolution(statement) : call(statement));
    }

    private static String targets(Statement statement) {
        String targets = statement.defines().stream().map(Tensor::id).collect(Collectors.joining(", "));
        boolean listOfOne =
                statement.defines().size() == 1 && statement.callee().returnsList();
        return listOfOne ? targets + "," : targets;
    }

    private static String call(Statement statement) {
        return statement.callee().function()
                + statement.arguments().stream().map(Literals::of).collect(Collectors.joining(", ", "(", ")"));
    }

    /// libtorch's kernel for the CPU by name, which wants to be told the size of its own argument.
    private static String ownConvolution(Statement convolution) {
        List<String> arguments =
                convolution.arguments().stream().map(Literals::of).toList();
        String kernel = arguments.get(1);
        String size = "[torch.size(" + kernel + ", 2), torch.size(" + kernel + ", 3)]";
        return "torch.thnn_conv2d(" + arguments.getFirst() + ", " + kernel + ", " + size + ", "
                + String.join(", ", arguments.subList(2, arguments.size())) + ")";
    }
}
