package dev.dinoscope.app.view.launch;

import atlantafx.base.theme.Styles;
import dev.dinoscope.engine.cli.text.CostText;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunCost.ModuleSize;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// What the run would take, counted anew once the recipe has rested: the node builds the model for it.
final class CostPane extends VBox {
    private static final Duration REST = Duration.millis(800);

    private final GridPane totals = new GridPane();
    private final GridPane modules = new GridPane();
    private final TitledPane byModule = new TitledPane("Parameters by module", modules);
    private final PauseTransition rest = new PauseTransition(REST);

    CostPane(LaunchViewModel model) {
        setId("run-cost");
        getStyleClass().add("inspector-sections");
        totals.getStyleClass().add("fact-grid");
        modules.getStyleClass().add("fact-grid");
        byModule.getStyleClass().addAll(Styles.DENSE, "inspector-section");
        byModule.setExpanded(false);
        byModule.setAnimated(false);
        var state = new Label();
        state.getStyleClass().add(Styles.TEXT_MUTED);
        state.setWrapText(true);
        state.textProperty().bind(model.costStateProperty());
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        getChildren().addAll(totals, byModule, state);
        rest.setOnFinished(_ -> model.estimate());
        model.form().yamlProperty().subscribe(_ -> rest.playFromStart());
        model.connected().subscribe(_ -> rest.playFromStart());
        model.costProperty().subscribe(this::show);
    }

    void stop() {
        rest.stop();
    }

    private void show(Optional<RunCost> cost) {
        totals.setVisible(cost.isPresent());
        totals.setManaged(cost.isPresent());
        byModule.setVisible(cost.isPresent());
        byModule.setManaged(cost.isPresent());
        cost.ifPresent(this::fill);
    }

    private void fill(RunCost cost) {
        totals.getChildren().clear();
        for (var fact : CostText.facts(cost)) {
            var text = new Label(fact.value());
            text.setTooltip(new Tooltip(fact.help()));
            totals.addRow(totals.getRowCount(), muted(fact.name()), text);
        }
        modules.getChildren().clear();
        for (var module : cost.modules()) {
            var size = new Label(CostText.count(module.trained() + module.frozen()));
            GridPane.setHalignment(size, HPos.RIGHT);
            modules.addRow(modules.getRowCount(), muted(module.module()), size, note(module));
        }
    }

    private static Node note(ModuleSize module) {
        return muted(module.trained() == 0 ? "frozen" : module.trainingOnly() > 0 ? "training" : "");
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
