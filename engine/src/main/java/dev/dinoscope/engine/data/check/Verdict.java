package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.Rejects;
import dev.dinoscope.engine.data.Splits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Whether a run could use the data.
///
/// @param problems why not, each with its cure; empty when it could
public record Verdict(List<String> problems) {
    private static final List<String> NEEDED = List.of(Splits.TRAIN, Splits.VAL);

    public Verdict {
        problems = List.copyOf(problems);
    }

    /// Whether nothing is in the way.
    public boolean isUsable() {
        return problems.isEmpty();
    }

    /// @param splits number of pairs by split
    /// @param captioned of them those with a caption
    /// @param broken images that cannot be decoded
    /// @param maxBroken share of images and lines that may be lost
    static Verdict of(
            SequencedMap<String, Integer> splits,
            SequencedMap<String, Integer> captioned,
            Rejects rejects,
            long broken,
            double maxBroken) {
        var problems = new ArrayList<String>();
        long pairs = splits.values().stream().mapToLong(Integer::longValue).sum();
        long unusable = broken + rejects.images();
        long all = pairs + rejects.images();
        if (unusable > maxBroken * all) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d images are missing or broken: more than data.max_broken allows (%.1f %%)",
                    unusable,
                    all,
                    100 * maxBroken));
        } else {
            rejects.tooMany(pairs, maxBroken).ifPresent(problems::add);
        }
        if (!splits.keySet().containsAll(NEEDED)) {
            problems.add("A run needs the splits train and val; see data.source.held_out");
        } else if (!captioned.isEmpty()) {
            NEEDED.stream()
                    .filter(split -> !captioned.containsKey(split))
                    .forEach(split -> problems.add("no image of " + split
                            + " has a caption, though others have: methods that read captions need some there"));
        }
        return new Verdict(problems);
    }
}
