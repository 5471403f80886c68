package dev.dinoscope.engine.nn;

/// The form of a [TextTransformer].
///
/// @param vocabulary number of tokens
/// @param context tokens of a text, padding included
/// @param pad id of the padding token
public record TextConfig(int vocabulary, int context, int pad, Pooling pooling, int depth, BlockConfig block) {
    /// Where the text vector comes from.
    public enum Pooling {
        /// The token with the highest id, which is end-of-text in CLIP's vocabulary.
        HIGHEST_ID,
        /// The last position, whatever is there.
        LAST,
        /// The mean of all tokens that are not padding.
        MEAN
    }
}
