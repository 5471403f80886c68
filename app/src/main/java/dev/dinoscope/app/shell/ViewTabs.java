package dev.dinoscope.app.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The open views as tabs; a view lives as long as its tab.
final class ViewTabs extends StackPane implements Navigator {
    private final Map<String, ViewEntry> entries;
    private final Map<String, OpenView> open = new LinkedHashMap<>();
    private final TabPane tabs = new TabPane();
    private final ReadOnlyObjectWrapper<Optional<OpenView>> front = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// A view and its tab.
    record OpenView(ViewDescriptor descriptor, View view, Tab tab) {}

    ViewTabs(List<ViewEntry> views, EmptyState whenNoneIsOpen) {
        entries = views.stream().collect(Collectors.toMap(ViewEntry::id, Function.identity()));
        tabs.getStyleClass().add("view-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> front.set(viewOf(tab)));
        tabs.visibleProperty().bind(front.map(Optional::isPresent));
        whenNoneIsOpen.visibleProperty().bind(tabs.visibleProperty().not());
        getChildren().addAll(whenNoneIsOpen, tabs);
    }

    /// The view in front, if any is open.
    ReadOnlyObjectProperty<Optional<OpenView>> frontProperty() {
        return front.getReadOnlyProperty();
    }

    @Override
    public void open(String id) {
        var view = open.get(id);
        if (view == null) {
            view = create(id);
            open.put(id, view);
            tabs.getTabs().add(view.tab);
        }
        tabs.getSelectionModel().select(view.tab);
    }

    /// Ids of the open views, in the order of their tabs.
    List<String> openIds() {
        return tabs.getTabs().stream()
                .flatMap(tab -> viewOf(tab).stream())
                .map(view -> view.descriptor.id())
                .toList();
    }

    boolean knows(String id) {
        return entries.containsKey(id);
    }

    void closeFront() {
        front.get().ifPresent(view -> {
            tabs.getTabs().remove(view.tab);
            release(view);
        });
    }

    /// Selects a neighbour, around the ends.
    void step(int by) {
        var count = tabs.getTabs().size();
        if (count > 0) {
            tabs.getSelectionModel()
                    .select(Math.floorMod(tabs.getSelectionModel().getSelectedIndex() + by, count));
        }
    }

    void closeAll() {
        List.copyOf(open.values()).forEach(this::release);
        tabs.getTabs().clear();
    }

    private OpenView create(String id) {
        var entry = entries.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("no view " + id + "; there are " + entries.keySet());
        }
        var descriptor = entry.descriptor();
        var view = entry.open().get();
        var tab = new Tab(descriptor.title(), view.content());
        tab.setGraphic(new FontIcon(descriptor.icon()));
        tab.setId("tab:" + id);
        var opened = new OpenView(descriptor, view, tab);
        tab.setOnClosed(_ -> release(opened));
        return opened;
    }

    private void release(OpenView view) {
        if (open.remove(view.descriptor.id(), view)) {
            view.view.close();
        }
    }

    private Optional<OpenView> viewOf(Tab tab) {
        return open.values().stream().filter(v -> v.tab == tab).findFirst();
    }
}
