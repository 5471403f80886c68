package dev.dinoscope.app.view.curves;

import dev.dinoscope.viz.chart.CurveNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A line in the list of scalars.
sealed interface TagRow {

    /// What stands before the scalars of a group.
    record Group(String name, List<String> tags) implements TagRow {}

    record Tag(String path, boolean grouped) implements TagRow {
        String title() {
            return grouped ? CurveNames.part(path) : path;
        }

        @Override
        public List<String> tags() {
            return List.of(path);
        }
    }

    /// The scalars that it stands for.
    List<String> tags();

    /// Chooses what is not chosen; a group that is chosen in part becomes whole.
    default void toggle(Set<String> chosen) {
        if (chosen.containsAll(tags())) {
            tags().forEach(chosen::remove);
        } else {
            chosen.addAll(tags());
        }
    }

    /// Tags below their groups.
    ///
    /// @param tags sorted by group
    static List<TagRow> of(List<String> tags) {
        var rows = new ArrayList<TagRow>();
        var group = "";
        for (var tag : tags) {
            var own = CurveNames.group(tag);
            if (!own.equals(group)) {
                group = own;
                rows.add(new Group(
                        own,
                        tags.stream()
                                .filter(other -> CurveNames.group(other).equals(own))
                                .toList()));
            }
            rows.add(new Tag(tag, !own.isEmpty()));
        }
        return rows;
    }
}
