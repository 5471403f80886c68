package dev.dinoscope.engine.trace;

/// A convolution that a program computes: what has to be known to try it apart from the program.
///
/// @param input shape [batch, in, height, width]
/// @param kernel shape [out, in, height, width]
/// @param type of the input, the kernel and the result
public record Convolution(Shape input, Shape kernel, int stride, int padding, DType type) {
    /// @return shape [batch, out, rows, columns]
    /// @throws ShapeError if the kernel does not fit the input
    public Shape output() {
        if (input.rank() != 4 || kernel.rank() != 4 || input.dim(1) != kernel.dim(1)) {
            throw new ShapeError(
                    "conv2d: input " + input + " does not fit kernel " + kernel + " [out, in, height, width]");
        }
        return Shape.of(input.dim(0), kernel.dim(0), positions(2), positions(3));
    }

    /// How many places a kernel has along an axis.
    private long positions(int axis) {
        long free = input.dim(axis) + 2L * padding - kernel.dim(axis);
        if (free < 0) {
            throw new ShapeError("conv2d: input " + input + " is smaller than kernel " + kernel);
        }
        return free / stride + 1;
    }

    /// For messages: `24 → 48 channels, 3×3, stride 2, on [128, 24, 32, 32]`.
    @Override
    public String toString() {
        return kernel.dim(1) + " → " + kernel.dim(0) + " channels, " + kernel.dim(2) + "×" + kernel.dim(3) + ", stride "
                + stride + ", on " + input + " of " + type;
    }
}
