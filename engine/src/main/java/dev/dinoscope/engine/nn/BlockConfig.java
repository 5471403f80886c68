package dev.dinoscope.engine.nn;

/// The form of a transformer block.
///
/// @param width of a token
/// @param hidden width inside the MLP
/// @param causal whether a token sees only itself and earlier ones
/// @param dropout probability, on the output of attention and MLP
/// @param dropPath probability that a sample skips a branch (stochastic depth)
public record BlockConfig(
        int width,
        int heads,
        int hidden,
        boolean causal,
        Activation activation,
        double dropout,
        double dropPath,
        BlockInit init) {
    /// MLP four times as wide, exact GELU, nothing dropped.
    public static BlockConfig of(int width, int heads, int depth, boolean causal) {
        return new BlockConfig(width, heads, 4 * width, causal, Activation.GELU, 0, 0, BlockInit.clip(width, depth));
    }

    public BlockConfig withDropout(double other) {
        return new BlockConfig(width, heads, hidden, causal, activation, other, dropPath, init);
    }

    public BlockConfig withDropPath(double other) {
        return new BlockConfig(width, heads, hidden, causal, activation, dropout, other, init);
    }

    public BlockConfig withHidden(int other) {
        return new BlockConfig(width, heads, other, causal, activation, dropout, dropPath, init);
    }
}
