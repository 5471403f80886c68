package dev.dinoscope.engine.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What one retrieval evaluation compares: images of a split against captions. Equal captions are merged, so that an
/// image never loses against its own words.
public final class CandidateSet {
    private final String split;
    private final int[] images;
    private final List<String> captions;
    private final int[] captionOf;

    private CandidateSet(PairDataset dataset, String split, List<Pair> vocabulary) {
        this.split = split;
        this.images = dataset.split(split);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        vocabulary.forEach(pair -> numbers.putIfAbsent(pair.canonicalCaption(), numbers.size()));
        this.captions = List.copyOf(numbers.keySet());
        this.captionOf = Arrays.stream(images)
                .map(row -> numbers.get(dataset.pairs().get(row).canonicalCaption()))
                .toArray();
    }

    /// The split's own canonical captions are the candidates, as in the usual retrieval benchmarks.
    public static CandidateSet ofSplit(PairDataset dataset, String split) {
        return new CandidateSet(
                dataset,
                split,
                Arrays.stream(dataset.split(split))
                        .mapToObj(dataset.pairs()::get)
                        .toList());
    }

    /// The canonical captions of the whole data set are the candidates: harder, and comparable between splits.
    public static CandidateSet ofAllLabels(PairDataset dataset, String split) {
        return new CandidateSet(dataset, split, dataset.pairs());
    }

    /// The split the images belong to.
    public String split() {
        return split;
    }

    /// Image rows.
    public int[] images() {
        return images.clone();
    }

    /// Candidate captions, no two equal.
    public List<String> captions() {
        return captions;
    }

    /// For each image its right candidate's number; several images may share one.
    public int[] captionOf() {
        return captionOf.clone();
    }

    /// For each candidate caption the positions within [#images()] it is right for; empty for a mere distractor.
    public int[][] imagesOf() {
        var positions = new int[captions.size()][];
        for (int caption = 0; caption < positions.length; caption++) {
            int wanted = caption;
            positions[caption] = IntStream.range(0, captionOf.length)
                    .filter(position -> captionOf[position] == wanted)
                    .toArray();
        }
        return positions;
    }
}
