package dev.dinoscope.app.view.gram;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.app.snapshot.RunChoice;
import dev.dinoscope.app.snapshot.TimeBar;
import dev.dinoscope.app.view.gram.GramViewModel.Gram;
import dev.dinoscope.viz.colour.ColourBar;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchImagePane;
import dev.dinoscope.viz.raster.HeatMapPane;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Gram matrix of one probe image beside the image, with the time bar below.
public final class GramView implements View {
    public static final ViewDescriptor DESCRIPTOR = new ViewDescriptor(
            "gram",
            "Gram",
            Feather.HASH,
            "How similar the patches of a probe image are to one another, over snapshots",
            GramFigureSource::new);

    private static final double IMAGE = 200;

    private final GramViewModel model;
    private final RunChoice runs;
    private final TimeBar time;
    private final HeatMapPane matrix = new HeatMapPane();
    private final PatchImagePane image = new PatchImagePane();
    private final Label caption = new Label();
    private final GridPane facts = new GridPane();
    private final BorderPane content = new BorderPane();
    private final Node inspector;
    private final InvalidationListener listed = _ -> show();
    private final Subscription watch;
    /// Whether the mark in the image follows the focus, and not a hand.
    private boolean showing;

    private GramView(GramViewModel model, List<Action> cures) {
        this.model = model;
        runs = new RunChoice(model.timeline());
        runs.setId("gram-run");
        time = new TimeBar(model.timeline());
        inspector = details();
        var nothing = new EmptyState(
                Feather.HASH,
                "No snapshot yet",
                "A run writes its first snapshot of the probe images when training begins, then every few steps"
                        + " (probe.every in the recipe).",
                ActionControls.buttons(cures));
        var refusal = refusal();
        var area = new HBox(pictured(), matrix);
        area.getStyleClass().addAll("probe-focus", "wide-gaps");
        HBox.setHgrow(matrix, Priority.ALWAYS);
        matrix.setId("gram-matrix");
        matrix.colourMapProperty().set(GramFigureSource.COLOURS);
        matrix.rangeProperty().set(GramFigureSource.RANGE);
        var there = model.gramProperty().map(Optional::isPresent);
        area.visibleProperty().bind(there);
        nothing.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.gramProperty().get().isEmpty()
                                && refusal.getText().isEmpty()
                                && model.timeline().files().isEmpty(),
                        model.gramProperty(),
                        refusal.textProperty(),
                        model.timeline().files()));
        content.setTop(toolbar());
        content.setCenter(new StackPane(area, nothing, refusal));
        content.setBottom(time);
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.probes().addListener(listed);
        watch = model.gramProperty().subscribe(_ -> show());
    }

    /// @param model made when the view opens, closed with it
    /// @param cures what to do where there is no snapshot
    public static ViewEntry in(Supplier<GramViewModel> model, Supplier<List<Action>> cures) {
        return DESCRIPTOR.in(() -> new GramView(model.get(), cures.get()));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public Optional<ViewFigure> figure() {
        return model.gramProperty()
                .get()
                .filter(gram -> gram.anchor().image() < model.probes().size())
                .map(gram -> GramFigureSource.figure(
                        gram, model.probes().get(gram.anchor().image())));
    }

    @Override
    public boolean settled() {
        return !model.busy();
    }

    @Override
    public void close() {
        model.probes().removeListener(listed);
        watch.unsubscribe();
        time.close();
        runs.close();
        model.close();
    }

    private void show() {
        model.gramProperty().get().ifPresent(this::show);
    }

    private void show(Gram gram) {
        showing = true;
        var grid = gram.grid();
        matrix.gridProperty().set(gram.cosines());
        facts.getChildren().clear();
        fact("Step", String.format(Locale.ROOT, "%,d", gram.snapshot().step()));
        if (gram.anchor().image() < model.probes().size()) {
            var probe = model.probes().get(gram.anchor().image());
            image.setImage(probe.image(), grid.rows(), grid.columns());
            image.setMap(gram.row());
            image.anchorProperty()
                    .set(new Patch(
                            gram.anchor().patch() / grid.columns(),
                            gram.anchor().patch() % grid.columns()));
            caption.setText(probe.caption());
            fact(
                    "Image",
                    String.format(
                            Locale.ROOT,
                            "%d of %d",
                            gram.anchor().image() + 1,
                            model.probes().size()));
            fact("Caption", probe.caption());
        }
        fact("Encoder", gram.encoder());
        fact("Patch grid", String.format(Locale.ROOT, "%d × %d", grid.rows(), grid.columns()));
        gram.drift()
                .ifPresent(drift -> fact(
                        String.format(Locale.ROOT, "Drift from step %,d", drift.since()),
                        String.format(Locale.ROOT, "%.3g", drift.value())));
        showing = false;
    }

    private void fact(String name, String value) {
        var title = new Label(name);
        title.getStyleClass().add(Styles.TEXT_MUTED);
        var text = new Label(value);
        text.setWrapText(true);
        facts.addRow(facts.getRowCount(), title, text);
    }

    private Node toolbar() {
        var encoder = new Button("Next encoder", new FontIcon(Feather.EYE));
        encoder.setTooltip(new Tooltip("Another image encoder of the snapshot (E)"));
        encoder.setOnAction(_ -> model.nextEncoder());
        encoder.managedProperty().bind(encoder.visibleProperty());
        encoder.visibleProperty()
                .bind(model.gramProperty()
                        .map(gram ->
                                gram.filter(now -> now.encoders().size() > 1).isPresent()));
        var bar = new ColourBar(Orientation.HORIZONTAL);
        bar.colourMapProperty().set(GramFigureSource.COLOURS);
        bar.rangeProperty().set(GramFigureSource.RANGE);
        bar.setPrefWidth(130);
        bar.setMinWidth(80);
        var pin = new Button("Pin this step", new FontIcon(Feather.MAP_PIN));
        pin.setTooltip(new Tooltip("Measure from this snapshot how far the matrix moves"));
        pin.setOnAction(_ -> model.timeline().pin());
        var line = new Toolbar(
                runs,
                arrow(Feather.CHEVRON_LEFT, "Image before (Shift+I)", -1),
                arrow(Feather.CHEVRON_RIGHT, "Next image (I)", 1),
                encoder,
                new Spacer(),
                new Label(GramFigureSource.LABEL),
                bar,
                pin);
        line.getStyleClass().add("wide-gaps");
        return line;
    }

    private Button arrow(Feather icon, String help, int by) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setAccessibleText(help);
        button.setTooltip(new Tooltip(help));
        button.setOnAction(_ -> model.nextImage(by));
        return button;
    }

    /// The image, under the row of the matrix that belongs to the patch in focus.
    private Node pictured() {
        image.setId("gram-image");
        image.setMinSize(IMAGE, IMAGE);
        image.setMaxSize(IMAGE, IMAGE);
        image.colourMapProperty().set(GramFigureSource.COLOURS);
        image.rangeProperty().set(GramFigureSource.RANGE);
        image.anchorProperty().subscribe(patch -> {
            if (patch != null && !showing) {
                model.gramProperty()
                        .get()
                        .ifPresent(gram -> model.choose(Spot.of(
                                new Anchor(
                                        gram.anchor().image(),
                                        patch.index(gram.grid().columns())),
                                gram.grid())));
            }
        });
        caption.setWrapText(true);
        caption.setMaxWidth(IMAGE);
        caption.getStyleClass().add("probe-caption");
        var readout = new Label();
        readout.getStyleClass().add("probe-caption");
        readout.textProperty().bind(matrix.readoutProperty());
        var column = new VBox(image, caption, readout);
        column.getStyleClass().add("probe-column");
        return column;
    }

    private Label refusal() {
        var text = new Label();
        text.setId("gram-refusal");
        text.getStyleClass().addAll(Styles.TITLE_4, Styles.DANGER);
        text.setWrapText(true);
        text.setMaxWidth(560);
        text.textProperty().bind(model.problemProperty());
        return text;
    }

    private Node details() {
        facts.getStyleClass().add("fact-grid");
        var help = new Label("Rows and columns are the patches of the image, row by row. The image shows the row of the"
                + " marked patch; click another. Gram anchoring keeps this matrix near an earlier one.");
        help.setWrapText(true);
        help.getStyleClass().add(Styles.TEXT_MUTED);
        var column = new VBox(facts, help);
        column.getStyleClass().add("inspector-content");
        return column;
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case COMMA -> model.timeline().step(-1);
            case PERIOD -> model.timeline().step(1);
            case E -> model.nextEncoder();
            case I -> model.nextImage(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
