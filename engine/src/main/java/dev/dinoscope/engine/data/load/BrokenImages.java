package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.image.BrokenImageException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Which images of the split turned out broken, and when there are too many of them. Thread-safe.
final class BrokenImages {
    /// A share means little before this many images have been seen.
    private static final int JUDGED_FROM = 1000;

    private static final int NAMED = 5;
    private final double maxShare;
    private final int splitSize;
    private final BitSet seen = new BitSet();
    private final Map<Integer, String> broken = new LinkedHashMap<>();

    /// @param maxShare of the distinct images seen; 1 lets everything pass
    BrokenImages(double maxShare, int splitSize) {
        this.maxShare = maxShare;
        this.splitSize = splitSize;
    }

    synchronized void sound(int row) {
        seen.set(row);
    }

    /// @throws IllegalStateException when there are too many, naming the first few
    synchronized void add(int row, BrokenImageException fault) {
        seen.set(row);
        broken.put(row, fault.getMessage());
        int of = Math.max(seen.cardinality(), Math.min(splitSize, JUDGED_FROM));
        if (broken.size() > maxShare * of) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    """
                    %d of %d images seen are missing or broken, more than data.max_broken (%s) allows:
                    %s
                    Repair or remove them, or raise data.max_broken; `dinoscope data check` lists them all.""",
                    broken.size(),
                    seen.cardinality(),
                    maxShare,
                    broken.values().stream().limit(NAMED).collect(Collectors.joining("\n  ", "  ", ""))));
        }
    }
}
