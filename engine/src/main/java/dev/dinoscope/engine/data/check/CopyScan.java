package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.PairTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Finds images that are there more than once: rows sorted by hash, so that copies are neighbours.
final class CopyScan {
    private static final int SHOWN = 20;
    private final PairTable pairs;
    private final ImageScan images;
    private final List<String> named = new ArrayList<>();
    private int exact;
    private int near;
    private int acrossSplits;

    CopyScan(PairTable pairs, ImageScan images) {
        this.pairs = pairs;
        this.images = images;
    }

    DataReport.Copies find() {
        forNeighbours(images::content, (row, earlier) -> {
            exact++;
            boolean across = !pairs.split(row).equals(pairs.split(earlier));
            acrossSplits += across ? 1 : 0;
            name(
                    row,
                    earlier,
                    across
                            ? String.format(
                                    Locale.ROOT,
                                    "the same, in splits %s and %s",
                                    pairs.split(earlier),
                                    pairs.split(row))
                            : "the same");
        });
        forNeighbours(images::look, (row, earlier) -> {
            if (images.content(row) != images.content(earlier)) {
                near++;
                name(row, earlier, "look alike");
            }
        });
        return new DataReport.Copies(exact, near, acrossSplits, List.copyOf(named));
    }

    private interface Neighbours {
        void met(int row, int earlier);
    }

    private void forNeighbours(IntToLongFunction hash, Neighbours neighbours) {
        long[] sorted = IntStream.range(0, pairs.size())
                .filter(row -> !images.isBroken(row) && hash.applyAsLong(row) != 0)
                .mapToLong(hash)
                .sorted()
                .toArray();
        // Only rows whose hash is there twice are worth an object.
        long[] twice = IntStream.range(1, sorted.length)
                .filter(i -> sorted[i] == sorted[i - 1])
                .mapToLong(i -> sorted[i])
                .distinct()
                .toArray();
        var first = new int[twice.length];
        Arrays.fill(first, -1);
        for (int row = 0; row < pairs.size(); row++) {
            int place = Arrays.binarySearch(twice, hash.applyAsLong(row));
            if (place >= 0 && !images.isBroken(row)) {
                if (first[place] < 0) {
                    first[place] = row;
                } else {
                    neighbours.met(row, first[place]);
                }
            }
        }
    }

    private void name(int row, int earlier, String how) {
        if (named.size() < SHOWN) {
            named.add(pairs.id(earlier) + " and " + pairs.id(row) + ": " + how);
        }
    }
}
