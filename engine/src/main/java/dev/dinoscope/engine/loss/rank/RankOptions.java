package dev.dinoscope.engine.loss.rank;

/// What the ranking loss of [RankConsistency] is made of.
///
/// @param order how many items a choice depends on: 0 is CLIP, 1 RANKCLIP, from 2 on each adds a transition
///     term
/// @param mode how the likelihood is computed
/// @param normalisation both terms are divided by this and by the batch size; 32 in RANKCLIP's code
/// @param excludeSelf whether an item is left out of its own list within its modality, where it is always
///     first
/// @param randomTies whether equal references stand in random order, as in RANKCLIP's code; else by index
/// @param detachTransitions whether transition terms train only themselves, not the encoders
/// @param conditional whether every remaining candidate is scored against the history at each position, not
///     just the one that stands there; cubic in the batch size
/// @param transitionWidth width of queries, keys and values of transition terms
public record RankOptions(
        int order,
        PlackettLuceMode mode,
        double normalisation,
        boolean excludeSelf,
        boolean randomTies,
        boolean detachTransitions,
        boolean conditional,
        int transitionWidth) {
    /// Beyond it the conditional form is too large.
    public static final int LARGEST_CONDITIONAL_BATCH = 64;

    /// @throws IllegalArgumentException for a conditional likelihood that is not exact
    public RankOptions {
        if (conditional && mode != PlackettLuceMode.EXACT) {
            throw new IllegalArgumentException("the conditional likelihood exists only in the exact mode");
        }
    }

    /// Exact, normalised as RANKCLIP, ties by index, transitions of width 64.
    public static RankOptions ofOrder(int order) {
        return new RankOptions(order, PlackettLuceMode.EXACT, 32, false, false, false, false, 64);
    }

    public RankOptions withMode(PlackettLuceMode other) {
        return new RankOptions(
                order, other, normalisation, excludeSelf, randomTies, detachTransitions, conditional, transitionWidth);
    }

    public RankOptions withTransitionWidth(int width) {
        return new RankOptions(
                order, mode, normalisation, excludeSelf, randomTies, detachTransitions, conditional, width);
    }
}
