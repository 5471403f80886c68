package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.data.CandidateSet;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Recall@K on a split (docs/methods.md, eq. 33). The data set says whose captions compete; equal captions are one
/// candidate, and all of its images are right for it.
public final class RetrievalEvaluation {
    private RetrievalEvaluation() {}

    /// @throws IllegalArgumentException for a split that is not there
    /// @throws NotFiniteException when an embedding has no direction: a dead model has no score
    public static RetrievalReport of(PairDataset dataset, String split, PairEncoder encoder) {
        var set = CandidateSet.of(dataset, split);
        var images = encoder.images(set.images());
        var words = set.captions();
        var captions = encoder.texts(words);
        var rows = set.images();
        var faults = Stream.of(
                        images.fault("images", image -> dataset.pairs().id(rows[image])),
                        captions.fault("captions", caption -> '"' + words.get(caption) + '"'))
                .flatMap(Optional::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new NotFiniteException(String.join("; ", faults));
        }
        return new RetrievalReport(
                split,
                set.kind().name().toLowerCase(Locale.ROOT),
                images.rows(),
                captions.rows(),
                imageToText(set, images, captions),
                textToImage(set, images, captions));
    }

    private static RetrievalMetrics imageToText(CandidateSet set, Embeddings images, Embeddings captions) {
        return RetrievalMetrics.of(query -> images.cosines(query, captions), set.captionsOf(), Ties.PESSIMISTIC);
    }

    /// Captions without an image in the split are distractors in one direction and no queries in the other.
    private static RetrievalMetrics textToImage(CandidateSet set, Embeddings images, Embeddings captions) {
        var right = set.imagesOf();
        var asked = IntStream.range(0, right.length)
                .filter(c -> right[c].length > 0)
                .toArray();
        var answers = Arrays.stream(asked).mapToObj(c -> right[c]).toArray(int[][]::new);
        return RetrievalMetrics.of(query -> captions.cosines(asked[query], images), answers, Ties.PESSIMISTIC);
    }
}
