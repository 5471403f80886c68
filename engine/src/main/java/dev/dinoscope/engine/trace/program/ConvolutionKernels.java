package dev.dinoscope.engine.trace.program;

import java.util.regex.Pattern;

/// Who computes the convolutions of a program on the CPU. The program says `torch.conv2d`; this is decided where it is
/// loaded, line by line, so that lines keep their numbers.
public enum ConvolutionKernels {
    /// What libtorch chooses, which is oneDNN.
    FASTEST,
    /// libtorch's own kernels: unfolding and a matrix product.
    OWN;

    private static final Pattern CALL =
            Pattern.compile("torch\\.conv2d\\((\\w+), (\\w+), (\\w+), (\\[\\d+, \\d+]), (\\[\\d+, \\d+])\\)");

    String in(String text) {
        return switch (this) {
            case FASTEST -> text;
            case OWN ->
                CALL.matcher(text)
                        .replaceAll("torch.thnn_conv2d($1, $2, [torch.size($2, 2), torch.size($2, 3)], $3, $4, $5)");
        };
    }
}
