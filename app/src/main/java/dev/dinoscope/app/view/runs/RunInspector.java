package dev.dinoscope.app.view.runs;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Facts, results, log, recipe and provenance of the selected run.
final class RunInspector extends StackPane {
    private final FactGrid facts = new FactGrid();
    private final FactGrid recipe = new FactGrid();
    private final FactGrid provenance = new FactGrid();
    private final ResultGrid results = new ResultGrid();
    private final Label title = new Label();
    private final Label problem = new Label();
    private final LogPane log;
    private final NotesEditor notes;

    RunInspector(RunDetailsViewModel details, NotesEditor notes) {
        this.notes = notes;
        getStyleClass().add("inspector-content");
        log = new LogPane(details.log());
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        problem.getStyleClass().add(Styles.DANGER);
        problem.setWrapText(true);
        problem.textProperty().bind(details.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        var sections = new VBox(
                title,
                problem,
                facts,
                section("Notes", true, notes),
                section("Results", true, results),
                section("Log", true, log),
                section("Recipe", false, recipe),
                section("Provenance", false, provenance));
        sections.getStyleClass().add("inspector-sections");
        var hint = new Label("Select a run to see its recipe, results and log.");
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        hint.setWrapText(true);
        getChildren().addAll(sections, hint);
        var any = details.runProperty().map(Optional::isPresent);
        sections.visibleProperty().bind(any);
        hint.visibleProperty().bind(any.map(present -> !present));
        StackPane.setAlignment(hint, javafx.geometry.Pos.TOP_LEFT);
        details.runProperty()
                .flatMap(run -> run.map(RunItem::infoProperty).orElse(null))
                .subscribe(info -> {
                    if (info != null) {
                        show(info);
                    }
                });
        details.filesProperty().subscribe(this::show);
    }

    private void show(RunInfo run) {
        title.setText(run.label());
        notes.show(run);
        facts.show(RunFacts.of(run));
    }

    private void show(RunContent files) {
        recipe.show(files.recipe());
        provenance.show(files.provenance());
        results.show(ResultTable.of(files));
    }

    private static Node section(String title, boolean open, Node content) {
        var pane = new TitledPane(title, content);
        pane.getStyleClass().addAll(Styles.DENSE, "inspector-section");
        pane.setExpanded(open);
        pane.setAnimated(false);
        return pane;
    }
}
