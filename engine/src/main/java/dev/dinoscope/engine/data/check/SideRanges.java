package dev.dinoscope.engine.data.check;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Counts sides by ranges that matter for the usual input sizes.
final class SideRanges {
    private static final int[] STARTS = {1, 32, 64, 128, 224, 256, 384, 512, 768, 1024, 2048};
    private final int[] counts = new int[STARTS.length];

    void add(int side) {
        int range = STARTS.length - 1;
        while (STARTS[range] > side) {
            range--;
        }
        counts[range]++;
    }

    /// Ranges that hold any, from small to large.
    SequencedMap<String, Integer> counts() {
        var named = new LinkedHashMap<String, Integer>();
        for (int range = 0; range < STARTS.length; range++) {
            if (counts[range] > 0) {
                var name = range + 1 == STARTS.length
                        ? STARTS[range] + " and more"
                        : STARTS[range] + "–" + (STARTS[range + 1] - 1);
                named.put(name, counts[range]);
            }
        }
        return named;
    }
}
