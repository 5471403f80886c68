package dev.dinoscope.app.view.launch;

import atlantafx.base.theme.Styles;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunCost.ModuleSize;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
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
        var memory = cost.memory();
        fact("Parameters", CostText.count(sum(cost, ModuleSize::trained)), "Weights that the optimiser moves");
        fact("In training only", sum(cost, ModuleSize::trainingOnly), "Not needed to encode images and texts");
        fact("Frozen", sum(cost, ModuleSize::frozen), "Given weights, such as a teacher's");
        fact(
                "Step",
                CostText.flops(cost.forwardFlops() + cost.backwardFlops()),
                String.format(
                        Locale.ROOT,
                        "Forward %s, backward %s; a multiplication and an addition are two operations",
                        CostText.flops(cost.forwardFlops()),
                        CostText.flops(cost.backwardFlops())));
        fact(
                "Memory, estimated",
                CostText.bytes(memory.peak()),
                String.format(
                        Locale.ROOT,
                        "Peak on the device: weights %s, averages and teachers %s, optimiser %s, batch %s, values of a step %s",
                        CostText.bytes(memory.trained() + memory.frozen()),
                        CostText.bytes(memory.copies()),
                        CostText.bytes(memory.optimiser()),
                        CostText.bytes(memory.batch()),
                        CostText.bytes(memory.step())));
        modules.getChildren().clear();
        for (var module : cost.modules()) {
            var size = new Label(CostText.count(module.trained() + module.frozen()));
            GridPane.setHalignment(size, HPos.RIGHT);
            modules.addRow(modules.getRowCount(), muted(module.module()), size, note(module));
        }
    }

    private void fact(String name, long count, String help) {
        if (count > 0) {
            fact(name, CostText.count(count), help);
        }
    }

    private void fact(String name, String value, String help) {
        var text = new Label(value);
        text.setTooltip(new Tooltip(help));
        totals.addRow(totals.getRowCount(), muted(name), text);
    }

    private static Node note(ModuleSize module) {
        return muted(module.trained() == 0 ? "frozen" : module.trainingOnly() > 0 ? "training" : "");
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }

    private static long sum(RunCost cost, ToLongFunction<ModuleSize> part) {
        return cost.modules().stream().mapToLong(part).sum();
    }
}
