package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Products;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The four lists of [RankConsistency], each for some anchors over all candidates of a batch.
final class RankLists {
    static final String IMAGES = "images";
    static final String TEXTS = "texts";
    static final String SCALE = "scale";
    static final String SHUFFLE = "shuffle";
    static final String IMAGE_ROWS = "image_rows";
    static final String TEXT_ROWS = "text_rows";
    static final String ROW = "row";

    private RankLists() {}

    /// @param scores with a gradient; shape `[anchors, candidates]`
    /// @param reference order that the scores should have
    /// @param candidates what the list ranks: [#IMAGES] or [#TEXTS]
    /// @param within whether the anchors are of the same modality as the candidates
    record Ranked(Tensor scores, ReferenceOrder reference, String candidates, boolean within) {
        Tensor items() {
            return reference.items();
        }

        /// What belongs to each candidate, for the ranked ones in the order of the list.
        Tensor ordered(Tensor perCandidate) {
            return Ordering.gather(perCandidate, 1, items());
        }
    }

    /// @param in embeddings of all candidates and of the anchors, unit rows
    /// @param shuffled whether equal references stand in the order of [#SHUFFLE]
    /// @param excludeSelf whether an anchor is left out of its own list
    static List<Ranked> of(Inputs in, boolean shuffled, boolean excludeSelf) {
        Tensor images = in.get(IMAGES);
        Tensor texts = in.get(TEXTS);
        Tensor scale = in.get(SCALE);
        Tensor imageText = cosines(in.get(IMAGE_ROWS), texts);
        Tensor textImage = cosines(in.get(TEXT_ROWS), images);
        Tensor imageImage = cosines(in.get(IMAGE_ROWS), images);
        Tensor textText = cosines(in.get(TEXT_ROWS), texts);
        Tensor shuffle = shuffled ? in.get(SHUFFLE) : null;
        List<Ranked> lists = new ArrayList<>();
        lists.add(across(imageText.times(scale), textImage, TEXTS, shuffle));
        lists.add(across(textImage.times(scale), imageText, IMAGES, shuffle));
        boolean nobodyElse = excludeSelf && images.dim(0) == 1;
        if (!nobodyElse) {
            Tensor self = excludeSelf ? self(in) : null;
            lists.add(within(imageImage.times(scale), textText, IMAGES, shuffle, self));
            lists.add(within(textText.times(scale), imageImage, TEXTS, shuffle, self));
        }
        return lists;
    }

    private static Tensor cosines(Tensor anchors, Tensor candidates) {
        return Products.matmulFull(anchors, candidates.transpose(0, 1));
    }

    private static Ranked across(Tensor scores, Tensor reference, String candidates, @Nullable Tensor shuffle) {
        return new Ranked(scores, ReferenceOrder.of(reference, shuffle), candidates, false);
    }

    private static Ranked within(
            Tensor scores, Tensor reference, String candidates, @Nullable Tensor shuffle, @Nullable Tensor self) {
        if (self == null) {
            return new Ranked(scores, ReferenceOrder.of(reference, shuffle), candidates, true);
        }
        Tensor selfFirst = reference.detach().masked(self, Double.POSITIVE_INFINITY);
        return new Ranked(scores, ReferenceOrder.of(selfFirst, shuffle).withoutFirst(), candidates, true);
    }

    /// Where an anchor is its own candidate.
    private static Tensor self(Inputs in) {
        Tensor all = Constants.range(0, in.get(IMAGES).dim(0));
        return in.get(ROW).unsqueeze(1).equalTo(all.unsqueeze(0));
    }
}
