package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.viz.pane.ChartTheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The runs and the tags to choose from, as check boxes.
final class ChoiceList extends VBox {
    private final CurvesViewModel model;
    private final VBox runs = new VBox();
    private final VBox tags = new VBox();
    private final Map<String, CheckBox> runBoxes = new LinkedHashMap<>();
    private final Map<String, CheckBox> tagBoxes = new LinkedHashMap<>();
    private ChartTheme theme = ChartTheme.LIGHT;

    ChoiceList(CurvesViewModel model) {
        this.model = model;
        getStyleClass().add("choice-list");
        getChildren().addAll(title("Runs"), runs, title("Scalars"), tags);
        model.all().addListener((ListChangeListener<RunItem>) _ -> showRuns());
        model.tags().addListener((ListChangeListener<String>) _ -> showTags());
        follow(model.runs(), runBoxes);
        follow(model.charts(), tagBoxes);
        showRuns();
        showTags();
    }

    /// Swatches take the colours that the charts have.
    void paint(ChartTheme colours) {
        theme = colours;
        runBoxes.clear();
        showRuns();
    }

    private void showRuns() {
        var ids = model.all().stream().map(RunItem::id).toList();
        if (!List.copyOf(runBoxes.keySet()).equals(ids)) {
            runBoxes.clear();
            ids.forEach(id -> runBoxes.put(id, box(id, id, model.runs())));
            runBoxes.forEach((id, box) -> box.setGraphic(swatch(id)));
            runs.getChildren().setAll(runBoxes.values());
        }
    }

    private void showTags() {
        tagBoxes.clear();
        tags.getChildren().clear();
        var groups = model.tags().stream()
                .collect(Collectors.groupingBy(CurvesViewModel::group, LinkedHashMap::new, Collectors.toList()));
        BiConsumer<String, List<String>> add = (group, members) -> {
            if (!group.isEmpty()) {
                var heading = new Label(group);
                heading.getStyleClass().addAll("text-muted", "choice-group");
                tags.getChildren().add(heading);
            }
            for (var tag : members) {
                var text = group.isEmpty() ? tag : tag.substring(group.length() + 1);
                var box = box(tag, text, model.charts());
                tagBoxes.put(tag, box);
                tags.getChildren().add(box);
            }
        };
        groups.forEach(add);
    }

    private Node swatch(String run) {
        var swatch = new Rectangle(10, 10, theme.series(model.colour(run)));
        swatch.setArcWidth(4);
        swatch.setArcHeight(4);
        return swatch;
    }

    private static CheckBox box(String id, String text, ObservableSet<String> chosen) {
        var box = new CheckBox(text);
        box.setTooltip(new Tooltip(id));
        box.setSelected(chosen.contains(id));
        box.setMnemonicParsing(false);
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                chosen.add(id);
            } else {
                chosen.remove(id);
            }
        });
        return box;
    }

    private static void follow(ObservableSet<String> chosen, Map<String, CheckBox> boxes) {
        chosen.addListener((SetChangeListener<String>) change -> {
            var box = boxes.get(change.wasAdded() ? change.getElementAdded() : change.getElementRemoved());
            if (box != null) {
                box.setSelected(change.wasAdded());
            }
        });
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }
}
