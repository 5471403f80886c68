package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.data.source.HeldOut;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Decides on the split of every row. What the source says holds; a share of the training rows becomes `val` when the
/// source has none, and `test` when it has no splits at all.
final class SplitAssignment {
    private static final int TRAIN = 0;
    private final List<String> names = new ArrayList<>(List.of(Splits.TRAIN));

    /// Number of a split that the source names.
    int number(String split) {
        var name = split.isEmpty() ? Splits.TRAIN : split;
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        if (names.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("more than " + Byte.MAX_VALUE + " splits; the last is \"" + name + "\"");
        }
        names.add(name);
        return names.size() - 1;
    }

    /// Whether a number is that of a split; makes none.
    boolean is(int number, String split) {
        return names.get(number).equals(split);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /// @param splits by row; changed in place
    /// @param fingerprints of the images, by row
    /// @param worded rows with a caption
    void holdOut(byte[] splits, long[] fingerprints, BitSet worded, HeldOut shares) {
        if (names.contains(Splits.VAL)) {
            return;
        }
        boolean alone = names.size() == 1;
        int candidates = 0;
        for (byte split : splits) {
            candidates += split == TRAIN ? 1 : 0;
        }
        double ofTest = alone ? share(shares.test(), shares.most(), candidates) : 0;
        double ofVal = share(shares.val(), shares.most(), candidates);
        if (ofTest > 0) {
            take(splits, fingerprints, worded, 0, ofTest, number(Splits.TEST));
        }
        if (ofVal > 0) {
            take(splits, fingerprints, worded, ofTest, ofTest + ofVal, number(Splits.VAL));
        }
    }

    private static double share(double share, int most, int candidates) {
        return candidates == 0 ? 0 : Math.min(share, (double) most / candidates);
    }

    /// At least one image, with a caption where there are any, if training keeps one: few images may all miss a small
    /// interval.
    private static void take(byte[] splits, long[] fingerprints, BitSet worded, double from, double to, int number) {
        boolean enough = false;
        int nearest = -1;
        for (int row = 0; row < splits.length; row++) {
            double place = Hash64.fraction(fingerprints[row]);
            if (splits[row] != TRAIN || place < from) {
                continue;
            }
            boolean counts = worded.isEmpty() || worded.get(row);
            if (place < to) {
                splits[row] = (byte) number;
                enough |= counts;
            } else if (counts && (nearest < 0 || place < Hash64.fraction(fingerprints[nearest]))) {
                nearest = row;
            }
        }
        if (!enough && nearest >= 0) {
            takeCopies(splits, fingerprints, fingerprints[nearest], number);
        }
    }

    private static void takeCopies(byte[] splits, long[] fingerprints, long fingerprint, int number) {
        for (int row = 0; row < splits.length; row++) {
            if (splits[row] == TRAIN && fingerprints[row] == fingerprint) {
                splits[row] = (byte) number;
            }
        }
    }
}
