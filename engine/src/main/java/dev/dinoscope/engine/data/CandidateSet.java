package dev.dinoscope.engine.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What one retrieval evaluation compares: images of a split against captions. Equal captions are merged, so
/// that an image never loses against its own words.
public final class CandidateSet {
    private final Candidates kind;
    private final int[] images;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final int[][] captionsOf;

    /// @throws IllegalArgumentException for a split that is not there, naming those that are
    public CandidateSet(PairDataset dataset, String split, Candidates kind) {
        var pairs = dataset.pairs();
        this.kind = kind;
        this.images = dataset.split(split);
        if (kind == Candidates.ALL_LABELS) {
            pairs.stream()
                    .map(Pair::canonicalCaption)
                    .filter(caption -> !caption.isEmpty())
                    .forEach(this::numberOf);
        }
        this.captionsOf = Arrays.stream(images)
                .mapToObj(row -> words(pairs.get(row)).stream()
                        .mapToInt(this::numberOf)
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
    }

    /// The candidates that this data set is evaluated with.
    public static CandidateSet of(PairDataset dataset, String split) {
        return new CandidateSet(dataset, split, dataset.candidates());
    }

    private List<String> words(Pair pair) {
        return kind == Candidates.ALL_LABELS ? List.of(pair.canonicalCaption()) : pair.captions();
    }

    private int numberOf(String caption) {
        return numbers.computeIfAbsent(caption, _ -> numbers.size());
    }

    /// Whose captions compete.
    public Candidates kind() {
        return kind;
    }

    /// Image rows.
    public int[] images() {
        return images.clone();
    }

    /// Candidate captions, no two equal.
    public List<String> captions() {
        return List.copyOf(numbers.keySet());
    }

    /// For each image the numbers of its right candidates; several images may share one.
    public int[][] captionsOf() {
        return Arrays.stream(captionsOf).map(int[]::clone).toArray(int[][]::new);
    }

    /// For each candidate caption the positions within [#images()] it is right for; empty for a mere
    /// distractor.
    public int[][] imagesOf() {
        var positions = new IntStream.Builder[numbers.size()];
        Arrays.setAll(positions, _ -> IntStream.builder());
        for (int position = 0; position < captionsOf.length; position++) {
            for (int caption : captionsOf[position]) {
                positions[caption].add(position);
            }
        }
        return Arrays.stream(positions)
                .map(builder -> builder.build().toArray())
                .toArray(int[][]::new);
    }
}
