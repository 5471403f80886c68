package dev.dinoscope.app.view.curves;

import dev.dinoscope.viz.chart.CurveNames;
import java.util.ArrayList;
import java.util.List;

/// A line in the list of scalars.
sealed interface TagRow {

    /// What stands before the scalars of a group.
    record Group(String name, List<String> tags) implements TagRow {}

    record Tag(String path, boolean grouped) implements TagRow {
        String title() {
            return grouped ? CurveNames.part(path) : path;
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
