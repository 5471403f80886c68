package dev.dinoscope.engine.trace;

/// A convolution that a program computes: what has to be known to try it apart from the program.
///
/// @param input shape [batch, in, height, width]
/// @param kernel shape [out, in, height, width]
/// @param type of the input, the kernel and the result
public record Convolution(Shape input, Shape kernel, int stride, int padding, DType type) {
    /// @return shape [batch, out, rows, columns]
    public Shape output() {
        return ShapeRules.conv2d(input, kernel, stride, padding);
    }

    /// For messages: `24 → 48 channels, 3×3, stride 2, on [128, 24, 32, 32]`.
    @Override
    public String toString() {
        return kernel.dim(1) + " → " + kernel.dim(0) + " channels, " + kernel.dim(2) + "×" + kernel.dim(3) + ", stride "
                + stride + ", on " + input + " of " + type;
    }
}
