package dev.dinoscope.app.view.curves;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The charts of a group under its name; a press on the name folds them.
final class ChartSection extends VBox {
    private static final String USUAL = "Overview";

    private final CurvesViewModel model;
    private final String group;
    private final ChartGrid grid = new ChartGrid();
    private final Button name = new Button();
    private final ToggleSwitch together = new ToggleSwitch("In one chart");
    private final HBox heading;

    ChartSection(CurvesViewModel model, String group) {
        this.model = model;
        this.group = group;
        getStyleClass().add("chart-section");
        name.getStyleClass().addAll("flat", "chart-heading");
        name.setOnAction(_ -> model.fold(group));
        together.setId("together-" + group);
        together.setSelected(model.together().contains(group));
        together.selectedProperty().subscribe(wanted -> {
            if (wanted) {
                model.together().add(group);
            } else {
                model.together().remove(group);
            }
        });
        heading = new HBox(name, new Spacer(), together);
        heading.getStyleClass().add("chart-heading-line");
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(heading, grid);
    }

    /// @param alone whether there is no other section, when a heading says nothing
    void show(ChartPlan.Section section, List<? extends Node> cards, boolean alone) {
        var folded = !alone && model.folded().contains(group);
        var title = group.isEmpty() ? USUAL : group;
        var tags =
                section.charts().stream().mapToInt(chart -> chart.tags().size()).sum();
        name.setText(title);
        name.setGraphic(new FontIcon(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN));
        name.setAccessibleText(
                String.format(Locale.ROOT, "%s, %d scalars, %s", title, tags, folded ? "folded" : "open"));
        together.setSelected(model.together().contains(group));
        appear(heading, !alone);
        appear(together, section.joinable() && !folded);
        appear(grid, !folded);
        grid.show(folded ? List.of() : cards);
        VBox.setVgrow(this, folded ? Priority.NEVER : Priority.ALWAYS);
    }

    private static void appear(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
