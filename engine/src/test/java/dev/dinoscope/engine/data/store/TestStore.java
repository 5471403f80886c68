package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Small data sets with random pixels.
public final class TestStore {
    private TestStore() {}

    /// `count` pairs of `concepts` concepts in turn, all in split `train`.
    public static PairDataset dataset(Path root, int count, int concepts, int side) throws IOException {
        var store = new StoreCache(root, Progress.NONE, () -> false)
                .get("pairs-" + count + "-" + concepts, side, side, writer -> fill(writer, count, concepts, side));
        return new PairDataset("test", store.pairs(), store.images());
    }

    static void fill(PairStoreWriter writer, int count, int concepts, int side) throws IOException {
        var random = new Random(count);
        var pixels = new byte[3 * side * side];
        for (int i = 0; i < count; i++) {
            random.nextBytes(pixels);
            writer.add(pair(i, "c" + i % concepts), pixels);
        }
    }

    static Pair pair(int number, String concept) {
        return new Pair(
                "p" + number,
                concept,
                concept,
                "group",
                "",
                "style",
                "train",
                "CC0-1.0",
                List.of("a drawing of " + concept, concept + ", red, round, small", "tab\tand  space"));
    }
}
