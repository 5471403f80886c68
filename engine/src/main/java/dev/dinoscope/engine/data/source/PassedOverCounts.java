package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.PassedOver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what is passed over, by what it is. For one thread.
public final class PassedOverCounts {
    /// A tar whose names have dots may have an ending for each of its files.
    private static final int KINDS = 200;

    private static final String OTHERS = "other things";

    private final Map<String, PassedOver> counts = new LinkedHashMap<>();

    /// @param name of the first of them
    public void add(String what, long count, String name) {
        var kind = counts.containsKey(what) || counts.size() < KINDS ? what : OTHERS;
        counts.merge(
                kind,
                new PassedOver(kind, count, name),
                (known, more) -> new PassedOver(kind, known.count() + more.count(), known.first()));
    }

    /// In the order in which their first came.
    public List<PassedOver> all() {
        return List.copyOf(counts.values());
    }
}
