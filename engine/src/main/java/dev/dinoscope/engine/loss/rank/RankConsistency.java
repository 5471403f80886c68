package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Randomness;
import dev.dinoscope.engine.trace.program.RowChunks;
import java.util.List;
import java.util.stream.IntStream;

/// RANKCLIP's ranking loss (Zhang et al. 2024, `train.py` of the released code) and its extension to higher
/// orders (DINORANKCLIP; our choice, docs/methods.md, eq. 13). Every list of similarities should be ordered as the
/// other modality orders it:
///
/// - across modalities: captions for an image as images for its caption, and the other way round,
/// - within them: images near an image as captions near its caption, and the other way round.
///
/// Each list is scored by [PlackettLuce], of order R ≥ 2 with the terms of [Transition]. No B×B matrix of a
/// list is ever whole: rows are computed some at a time ([RowChunks]), so B = 4096 fits; transitions add
/// tables of B² numbers.
public final class RankConsistency extends Module {
    /// Large enough to keep libtorch busy, small beside the B² numbers of a table.
    private static final long CHUNK_ELEMENTS = 1 << 21;

    private final long chunkElements;
    private final RankOptions options;
    private final List<Transition> transitions;

    /// @param options of order 1 or more
    /// @param embed width of the embeddings
    public RankConsistency(RankOptions options, int embed) {
        this(options, embed, CHUNK_ELEMENTS);
    }

    /// @param chunkElements how many scores of a list are there at a time
    RankConsistency(RankOptions options, int embed, long chunkElements) {
        this.chunkElements = chunkElements;
        if (options.order() < 1) {
            throw new IllegalArgumentException("order " + options.order() + " has no ranking loss; that is CLIP");
        }
        this.options = options;
        this.transitions = IntStream.rangeClosed(2, options.order())
                .mapToObj(r -> child("transition_" + r, new Transition(r, embed, options.transitionWidth())))
                .toList();
    }

    /// Weights of transitions stay within [−1, 1].
    List<Clamp> clamps() {
        return transitions.stream().map(Transition::clamp).toList();
    }

    /// @param total `crossWeight·cross + inModalWeight·inModal`; only this carries a gradient. Scalar, as the
    ///     others
    /// @param cross over the lists across modalities, divided by the normalisation and the batch size
    /// @param inModal over the lists within modalities, alike
    /// @param firstCross `cross` without transition terms: losses of different orders cannot be compared,
    ///     these can
    /// @param firstInModal `inModal` alike
    /// @param transitionShare variance of the transition terms over that of the utilities they are part of,
    ///     within lists
    /// @param tieFraction how many neighbours in the reference orders are equal
    public record Parts(
            Tensor total,
            Tensor cross,
            Tensor inModal,
            Tensor firstCross,
            Tensor firstInModal,
            Tensor transitionShare,
            Tensor tieFraction) {}

    /// @param images normalised inside; shape `[batch, embed]`; texts alike
    /// @param logScale scalar; scores carry the scale, so it gets a gradient
    /// @param crossWeight scalar; inModalWeight alike
    /// @throws IllegalArgumentException for the conditional likelihood of a batch beyond 64
    public Parts of(Tensor images, Tensor texts, Operand logScale, Tensor crossWeight, Tensor inModalWeight) {
        return scoped(() -> {
            long batch = images.dim(0);
            boolean shuffled = options.randomTies() && Randomness.isActive();
            RankSums sums = new RankSums(options, batch, shuffled);
            Tensor image = Normalisation.unit(images);
            Tensor text = Normalisation.unit(texts);
            Outputs shared = Outputs.of(RankLists.IMAGES, image)
                    .and(RankLists.TEXTS, text)
                    .and(RankLists.SCALE, logScale.tensor().exp())
                    .and(RankSums.CROSS_WEIGHT, crossWeight)
                    .and(RankSums.IN_MODAL_WEIGHT, inModalWeight);
            if (sums.hasTransitions()) {
                addTransitions(shared, image, text);
            }
            if (shuffled) {
                shared.and(RankLists.SHUFFLE, Randomness.permutation(batch));
            }
            Outputs rows = Outputs.of(RankLists.IMAGE_ROWS, image)
                    .and(RankLists.TEXT_ROWS, text)
                    .and(RankLists.ROW, Constants.range(0, batch));
            return sums.parts(RowChunks.sum("rank", anchors(batch), shared, rows, sums::of));
        });
    }

    /// How many are computed at a time.
    private long anchors(long batch) {
        return Math.clamp(chunkElements / batch, 1, batch);
    }

    private void addTransitions(Outputs shared, Tensor image, Tensor text) {
        boolean detach = options.detachTransitions();
        for (Transition transition : transitions) {
            transition.addTables(shared, RankLists.IMAGES, detach ? image.detach() : image);
            transition.addTables(shared, RankLists.TEXTS, detach ? text.detach() : text);
            transition.addWeight(shared);
        }
    }
}
