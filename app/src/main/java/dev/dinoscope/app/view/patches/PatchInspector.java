package dev.dinoscope.app.view.patches;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The anchor, and whether the features of the snapshot are healthy; of two encoders in two columns.
final class PatchInspector extends VBox {
    private final PatchesViewModel model;
    private final GridPane facts = new GridPane();
    private int row;

    PatchInspector(PatchesViewModel model) {
        this.model = model;
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
        model.framesProperty().subscribe(() -> show());
        model.basisProperty().subscribe(() -> show());
        show();
    }

    private void show() {
        facts.getChildren().clear();
        row = 0;
        model.framesProperty().get().ifPresent(frames -> {
            var main = frames.main();
            var anchor = main.anchor();
            add("Step", String.format(Locale.ROOT, "%,d", main.step()));
            add(
                    "Image",
                    String.format(
                            Locale.ROOT,
                            "%d of %d",
                            anchor.image() + 1,
                            main.cosines().size()));
            if (anchor.image() < model.probes().size()) {
                add("Caption", model.probes().get(anchor.image()).caption());
            }
            add(
                    "Colours of step",
                    model.basisProperty()
                            .get()
                            .map(at -> String.format(Locale.ROOT, "%,d", at.step()))
                            .orElse("–"));
            addEncoders(frames);
        });
    }

    private void addEncoders(PatchFrames frames) {
        if (frames.encoders().size() > 1) {
            addEach("Encoder", frames, PatchFrame::encoder);
        }
        addEach("Patch grid", frames, frame -> String.format(Locale.ROOT, "%d × %d", frame.rows(), frame.columns()));
        addEach(
                "Row, column",
                frames,
                frame -> String.format(
                        Locale.ROOT,
                        "%d, %d",
                        frame.anchor().patch() / frame.columns() + 1,
                        frame.anchor().patch() % frame.columns() + 1));
        addEach("Mean token norm", frames, frame -> number(frame.statistics().meanNorm()));
        addEach("Mean cosine", frames, frame -> number(frame.statistics().meanCosine()));
        addEach("Dimensions used", frames, frame -> number(frame.statistics().dimensions()));
        if (frames.all().stream().anyMatch(frame -> frame.statistics().notFinite() > 0)) {
            addEach(
                    "Not finite",
                    frames,
                    frame -> String.format(
                            Locale.ROOT, "%,d entries", frame.statistics().notFinite()));
        }
    }

    private void add(String name, String value) {
        var text = new Label(value);
        text.setWrapText(true);
        GridPane.setColumnSpan(text, GridPane.REMAINING);
        facts.addRow(row++, title(name), text);
    }

    private void addEach(String name, PatchFrames frames, Function<PatchFrame, String> value) {
        facts.add(title(name), 0, row);
        var column = 1;
        for (var frame : frames.all()) {
            facts.add(new Label(value.apply(frame)), column++, row);
        }
        row++;
    }

    private static Node title(String name) {
        var title = new Label(name);
        title.getStyleClass().add("text-muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        return title;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
