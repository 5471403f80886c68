package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Splits;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which classes the images of each split have. A validation set whose folders are no classes, such as Tiny ImageNet's
/// `val/images`, would be evaluated on captions like "a photo of a images".
final class ClassesOfSplits {
    private static final int NO_CLASS = 0;
    private static final int NAMED = 3;
    private static final List<String> HELD_OUT = List.of(Splits.VAL, Splits.TEST);

    private final Map<Integer, BitSet> labels = new HashMap<>();

    /// @param label 0 for none
    void add(int split, int label) {
        labels.computeIfAbsent(split, _ -> new BitSet()).set(label);
    }

    /// @param names of the labels
    /// @return what is wrong and how to cure it
    Optional<String> foreign(SplitAssignment splits, List<String> names) {
        var trained = of(splits, Splits.TRAIN);
        if (trained.isEmpty()) {
            return Optional.empty();
        }
        return HELD_OUT.stream()
                // What is held out of train by us has no entry here: it has train's classes.
                .filter(split -> labels.containsKey(splits.names().indexOf(split)))
                .filter(split -> isForeign(split, of(splits, split), trained))
                .findFirst()
                .map(split -> problem(split, of(splits, split), trained, names));
    }

    /// Names the classes of other splits that nothing is trained on; they compete when the split is evaluated.
    void passOver(SplitAssignment splits, List<String> names, RejectList rejects) {
        var trained = of(splits, Splits.TRAIN);
        if (trained.isEmpty()) {
            return;
        }
        for (var split : splits.names()) {
            var others = of(splits, split);
            others.andNot(trained);
            if (!others.isEmpty()) {
                rejects.passOver(
                        "classes of " + split + " that are none of train's", others.cardinality(), some(others, names));
            }
        }
    }

    private BitSet of(SplitAssignment splits, String split) {
        var all = (BitSet)
                labels.getOrDefault(splits.names().indexOf(split), new BitSet()).clone();
        all.clear(NO_CLASS);
        return all;
    }

    /// Images of a test set are often published without their classes.
    private static boolean isForeign(String split, BitSet held, BitSet trained) {
        return held.isEmpty() ? split.equals(Splits.VAL) : !held.intersects(trained);
    }

    private static String problem(String split, BitSet held, BitSet trained, List<String> names) {
        var found = held.isEmpty()
                ? "the images of " + split + " lie in no class's folder, those of train do"
                : "none of the folders of " + split + " is one of train's classes: there " + some(held, names)
                        + ", in train " + some(trained, names);
        return found + ". Put the images of " + split + " into a folder for each class, called as in train; or move "
                + split + " elsewhere" + (split.equals(Splits.VAL) ? ": a share of train is held out then" : "");
    }

    private static String some(BitSet labels, List<String> names) {
        return labels.stream().limit(NAMED).mapToObj(names::get).collect(Collectors.joining(", "))
                + (labels.cardinality() > NAMED ? ", …" : "");
    }
}
