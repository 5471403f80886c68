package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Rejects;
import dev.dinoscope.engine.data.source.ImageBytes;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.PassedOverCounts;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// Counts everything that cannot be used and names the first of it.
final class RejectList {
    private static final int NAMED = 100;
    private final EnumMap<Reject, Long> counts = new EnumMap<>(Reject.class);
    private final List<String> named = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final PassedOverCounts passedOver = new PassedOverCounts();

    void add(Reject kind, long count, String name, String why) {
        counts.merge(kind, count, Long::sum);
        if (named.size() < NAMED) {
            named.add(name + ": " + why);
        }
    }

    void passOver(String what, long count, String name) {
        passedOver.add(what, count, name);
    }

    /// @param names of the first of so many
    void addAll(Reject kind, long count, List<String> names, String why) {
        if (count == 0) {
            return;
        }
        counts.merge(kind, count, Long::sum);
        names.stream().limit(NAMED - named.size()).forEach(name -> named.add(name + ": " + why));
    }

    void addMissing(ImageBytes image, String why) {
        add(Reject.IMAGE, 1, image.name(), why);
        if (image instanceof ImageFile(var path) && missing.size() < NAMED) {
            missing.add(path.toString());
        }
    }

    /// The first image files that are not there.
    List<String> missing() {
        return List.copyOf(missing);
    }

    Rejects summary() {
        return new Rejects(
                count(Reject.IMAGE),
                count(Reject.CAPTION),
                count(Reject.LINE),
                count(Reject.FILE),
                named,
                passedOver.all());
    }

    private long count(Reject kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
