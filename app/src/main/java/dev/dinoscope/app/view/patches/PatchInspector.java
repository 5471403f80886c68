package dev.dinoscope.app.view.patches;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The anchor, and whether the features of the snapshot are healthy.
final class PatchInspector extends VBox {
    private final GridPane facts = new GridPane();
    private int row;

    PatchInspector(PatchesViewModel model) {
        getStyleClass().add("inspector-content");
        facts.getStyleClass().add("fact-grid");
        var problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().add(Styles.DANGER);
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        var help = new Label("Click a patch: every image shows how similar its patches are to it. Colours beside the"
                + " image are the first three principal components of the patch tokens.");
        help.setWrapText(true);
        help.getStyleClass().add(Styles.TEXT_MUTED);
        getChildren().addAll(problem, facts, help);
        model.frameProperty().subscribe(() -> show(model));
        model.basisProperty().subscribe(() -> show(model));
        show(model);
    }

    private void show(PatchesViewModel model) {
        facts.getChildren().clear();
        row = 0;
        model.frameProperty().get().ifPresent(frame -> {
            var anchor = frame.anchor();
            add("Step", "%,d".formatted(frame.step()));
            add(
                    "Anchor",
                    "image %d, row %d, column %d"
                            .formatted(
                                    anchor.image() + 1,
                                    anchor.patch() / frame.columns() + 1,
                                    anchor.patch() % frame.columns() + 1));
            if (anchor.image() < model.probes().size()) {
                add("Caption", model.probes().get(anchor.image()).caption());
            }
            add("Patch grid", "%d × %d".formatted(frame.rows(), frame.columns()));
            add(
                    "Colours of step",
                    model.basisProperty()
                            .get()
                            .map(at -> "%,d".formatted(at.step()))
                            .orElse("–"));
            var health = frame.statistics();
            add("Mean token norm", number(health.meanNorm()));
            add("Mean cosine", number(health.meanCosine()));
            add("Dimensions used", number(health.dimensions()));
            if (health.notFinite() > 0) {
                add("Not finite", "%,d entries".formatted(health.notFinite()));
            }
        });
    }

    private void add(String name, String value) {
        var title = new Label(name);
        title.getStyleClass().add("text-muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var text = new Label(value);
        text.setWrapText(true);
        facts.addRow(row++, title, text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
