package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.Splits;
import java.util.Locale;

/// What others call the splits.
public final class SplitNames {
    /// What is counted where others of the same list name their split.
    public static final String UNNAMED = "lines without a split, which are trained on";

    private SplitNames() {}

    /// Whether a folder of this name is a split.
    public static boolean isSplit(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training", "val", "valid", "validation", "dev", "test", "testing" -> true;
            default -> false;
        };
    }

    /// Our name of a split; a name we do not know stays as it is.
    public static String of(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "train", "training", "restval" -> Splits.TRAIN;
            case "val", "valid", "validation", "dev" -> Splits.VAL;
            case "test", "testing" -> Splits.TEST;
            default -> plain;
        };
    }
}
