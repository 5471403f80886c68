package dev.dinoscope.engine.train.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Sees a value rise slowly, or to a new level. A long stretch is cut into blocks; when the median of each newer one is
/// above those of all older ones, and their halves differ by the threshold, it has risen. After that, and only then,
/// it begins anew: a value that goes on rising is told of once a stretch.
final class Drift {
    private static final int BLOCKS = 8;

    private final double threshold;
    private final int blockSteps;
    private final Deque<Double> medians = new ArrayDeque<>();
    private final List<Double> block = new ArrayList<>();
    private int stepsInBlock;

    /// @param window steps of the whole stretch
    /// @param threshold share of the older value by which the newer must be above it
    Drift(int window, double threshold) {
        this.blockSteps = Math.max(1, window / BLOCKS);
        this.threshold = threshold;
    }

    /// What the halves came to.
    record Rise(double before, double after) {}

    /// @param value NaN where it was not measured
    Optional<Rise> see(double value) {
        if (Double.isFinite(value)) {
            block.add(value);
        }
        stepsInBlock++;
        return stepsInBlock < blockSteps ? Optional.empty() : endBlock();
    }

    private Optional<Rise> endBlock() {
        stepsInBlock = 0;
        if (block.isEmpty()) {
            return Optional.empty();
        }
        medians.addLast(median(block));
        block.clear();
        if (medians.size() > BLOCKS) {
            medians.removeFirst();
        }
        var rise = medians.size() == BLOCKS ? judge(List.copyOf(medians)) : Optional.<Rise>empty();
        rise.ifPresent(_ -> medians.clear());
        return rise;
    }

    private Optional<Rise> judge(List<Double> all) {
        var older = all.subList(0, BLOCKS / 2);
        var newer = all.subList(BLOCKS / 2, BLOCKS);
        var before = median(older);
        var after = median(newer);
        var isApart = Collections.min(newer) > Collections.max(older);
        return isApart && after - before >= threshold * Math.abs(before)
                ? Optional.of(new Rise(before, after))
                : Optional.empty();
    }

    private static double median(List<Double> values) {
        return Medians.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
