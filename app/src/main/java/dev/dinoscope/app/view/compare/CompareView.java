package dev.dinoscope.app.view.compare;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.engine.compare.Comparison;
import dev.dinoscope.engine.compare.ComparisonText;
import dev.dinoscope.viz.chart.CurvesPane;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Two to eight runs side by side: what differs, what came of it, and their losses.
public final class CompareView implements View {
    public static final ViewDescriptor DESCRIPTOR = new ViewDescriptor(
            "compare", "Compare", Feather.COLUMNS, "Settings, provenance and results of several runs, side by side");

    private final CompareViewModel model;
    private final Consumer<String> copy;
    private final CurvesPane losses;
    private final VBox tables = new VBox();
    private final Label summary = new Label();
    private final BorderPane content = new BorderPane();
    private final EmptyState nothing;

    private CompareView(CompareViewModel model, Consumer<String> copy, Action runs) {
        this.model = model;
        this.copy = copy;
        nothing = new EmptyState(
                Feather.COLUMNS,
                "Nothing to compare yet",
                "Select two to eight runs in the Runs view and choose Compare, or check them in the Curves view.",
                ActionControls.button(runs));
        losses = new CurvesPane(model.losses());
        losses.setPrefHeight(240);
        losses.setMinHeight(200);
        tables.getStyleClass().add("compare-page");
        var scroll = new ScrollPane(tables);
        scroll.setFitToWidth(true);
        content.setTop(toolbar());
        content.setCenter(new StackPane(scroll, nothing));
        scroll.visibleProperty().bind(nothing.visibleProperty().not());
        model.comparisonProperty().subscribe(this::show);
        summary.getStyleClass().add(Styles.TEXT_MUTED);
        summary.textProperty().bind(model.summary());
    }

    /// @param copy takes text for the clipboard
    /// @param runs leads to where runs are chosen
    public static ViewEntry in(Supplier<CompareViewModel> model, Consumer<String> copy, Supplier<Action> runs) {
        return DESCRIPTOR.in(() -> new CompareView(model.get(), copy, runs.get()));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void close() {
        model.close();
    }

    @Override
    public boolean settled() {
        return !model.busy() && (nothing.isVisible() || losses.settled());
    }

    private Toolbar toolbar() {
        var again = new Button("Read again", new FontIcon(Feather.REFRESH_CW));
        again.setId("compare-again");
        again.setOnAction(_ -> model.read());
        var bar = new Toolbar(summary, new Spacer(), again);
        for (var form : ComparisonText.values()) {
            var button = new Button("Copy " + form.title(), new FontIcon(Feather.CLIPBOARD));
            button.setId("copy-" + form);
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.disableProperty().bind(model.comparisonProperty().map(Optional::isEmpty));
            button.setOnAction(_ -> model.comparisonProperty().get().ifPresent(found -> copy.accept(form.of(found))));
            bar.getChildren().add(button);
        }
        return bar;
    }

    private void show(Optional<Comparison> found) {
        nothing.setVisible(found.isEmpty());
        tables.getChildren().clear();
        found.ifPresent(comparison -> {
            model.labels().forEach((run, label) -> losses.setLabel(run.text(), label));
            tables.getChildren().addAll(title("loss"), losses);
            for (var section : comparison.sections()) {
                tables.getChildren().addAll(title(section.title()), new ComparisonGrid(comparison, section));
            }
        });
    }

    private static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("section-title");
        return title;
    }
}
