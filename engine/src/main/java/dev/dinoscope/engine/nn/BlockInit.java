package dev.dinoscope.engine.nn;

/// Standard deviations at which the weights of a transformer block start.
///
/// @param attention of query, key and value
/// @param output of the layers that write to the residual stream
/// @param hidden of the first layer of the MLP
public record BlockInit(double attention, double output, double hidden) {
    /// CLIP's rule for its text transformer: `width^-½`, `width^-½·(2·depth)^-½` and `(2·width)^-½`.
    public static BlockInit clip(int width, int depth) {
        double attention = 1 / Math.sqrt(width);
        return new BlockInit(attention, attention / Math.sqrt(2.0 * depth), 1 / Math.sqrt(2.0 * width));
    }
}
