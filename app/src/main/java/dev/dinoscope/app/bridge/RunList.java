package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.runs.RunInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The node's runs as items that keep their identity from one list to the next, so that selection and scroll position
/// survive an update.
public final class RunList {
    private final String node;
    private final ObservableList<RunItem> items =
            FXCollections.observableArrayList(item -> new Observable[] {item.infoProperty(), item.headlineProperty()});
    private final ObservableList<RunItem> view = FXCollections.unmodifiableObservableList(items);

    /// @param node whose runs these are
    RunList(String node) {
        this.node = node;
    }

    RunRef ref(String id) {
        return new RunRef(node, id);
    }

    /// The newest first; tells of changes inside the items too.
    public ObservableList<RunItem> items() {
        return view;
    }

    public Optional<RunItem> find(RunRef run) {
        return items.stream().filter(item -> item.ref().equals(run)).findFirst();
    }

    void show(List<RunInfo> runs) {
        Map<String, RunItem> known = new LinkedHashMap<>();
        items.forEach(item -> known.put(item.id(), item));
        var now = runs.stream()
                .map(info -> {
                    var item = known.get(info.id());
                    if (item == null) {
                        return new RunItem(node, info);
                    }
                    item.show(info);
                    return item;
                })
                .toList();
        if (!now.equals(items)) {
            items.setAll(now);
        }
    }
}
