package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.node.proto.RunChanges;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Run lists as the difference to the list before. One end makes it, the other adds it to what it has.
public final class RunDifference {
    private final Map<String, RunInfo> known = new HashMap<>();

    /// @param before null for the whole list
    public static RunChanges between(@Nullable List<RunInfo> before, List<RunInfo> now) {
        if (before == null) {
            return RunChanges.newBuilder()
                    .setWhole(true)
                    .addAllRuns(RunMessages.rows(now))
                    .build();
        }
        var had = before.stream().collect(Collectors.toMap(RunInfo::id, run -> run));
        var ids = now.stream().map(RunInfo::id).collect(Collectors.toSet());
        var changed = now.stream().filter(run -> !run.equals(had.get(run.id()))).toList();
        return RunChanges.newBuilder()
                .addAllRuns(RunMessages.rows(changed))
                .addAllRemoved(
                        had.keySet().stream().filter(id -> !ids.contains(id)).toList())
                .build();
    }

    /// The list after the change, the newest first. Runs that did not change are the same objects.
    public List<RunInfo> add(RunChanges changes) {
        if (changes.getWhole()) {
            known.clear();
        }
        known.keySet().removeAll(Set.copyOf(changes.getRemovedList()));
        changes.getRunsList().forEach(run -> known.put(run.getId(), RunMessages.fromWire(run)));
        return known.values().stream().sorted(RunInfo.NEWEST_FIRST).toList();
    }
}
