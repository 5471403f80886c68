package dev.dinoscope.app.view.patches;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.app.snapshot.RunChoice;
import dev.dinoscope.app.snapshot.TimeBar;
import dev.dinoscope.viz.colour.ColourBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The probe images as a grid of cards with the time bar below.
public final class PatchesView implements View {
    public static final ViewDescriptor DESCRIPTOR = new ViewDescriptor(
            "patches",
            "Patches",
            Feather.GRID,
            "What a patch of a probe image resembles, over snapshots",
            PatchesFigureSource::new);

    /// Below this width the grid alone is more useful.
    private static final double WIDE = 760;

    private final PatchesViewModel model;
    private final PatchLook look = new PatchLook();
    private final ProbeGrid grid = new ProbeGrid();
    private final ProbeFocus focus;
    private final List<ProbeCard> cards = new ArrayList<>();
    private final RunChoice runs;
    private final TimeBar time;
    private final PatchInspector inspector;
    private final Label scale = new Label(PatchMap.COSINE.title());
    private final ColourBar bar = new ColourBar(Orientation.HORIZONTAL);
    private final BorderPane content = new BorderPane();
    private final EmptyState nothing;
    private final Label refusal;

    private PatchesView(PatchesViewModel model, List<Action> cures) {
        this.model = model;
        nothing = new EmptyState(
                Feather.GRID,
                "No snapshot yet",
                "A run writes its first snapshot of the probe images when training begins, then every few steps"
                        + " (probe.every in the recipe).",
                ActionControls.buttons(cures));
        runs = new RunChoice(model.timeline());
        runs.setId("patches-run");
        time = new TimeBar(model.timeline());
        inspector = new PatchInspector(model);
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var area = new HBox();
        focus = new ProbeFocus(look, model::choose, area.widthProperty(), area.heightProperty());
        focus.visibleProperty().bind(area.widthProperty().greaterThan(WIDE));
        focus.managedProperty().bind(focus.visibleProperty());
        area.getChildren().addAll(focus, scroll);
        refusal = refusal();
        area.visibleProperty()
                .bind(nothing.visibleProperty()
                        .not()
                        .and(refusal.visibleProperty().not()));
        content.setTop(new VBox(toolbar(), new EncoderBar(model, look)));
        content.setCenter(new StackPane(area, nothing, refusal));
        content.setBottom(time);
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.probes().addListener((ListChangeListener<ProbeImage>) _ -> makeCards());
        model.framesProperty().subscribe(this::show);
        look.mapProperty().subscribe(_ -> show());
        makeCards();
    }

    /// @param cures what to do where there is no snapshot
    public static ViewEntry in(Supplier<PatchesViewModel> model, Supplier<List<Action>> cures) {
        return DESCRIPTOR.in(() -> new PatchesView(model.get(), cures.get()));
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
        return model.framesProperty()
                .get()
                .filter(_ -> !model.probes().isEmpty())
                .flatMap(frames -> model.timeline()
                        .focus()
                        .runProperty()
                        .get()
                        .map(run -> PatchesFigureSource.figure(
                                run,
                                frames,
                                model.probes(),
                                look.mapProperty().get(),
                                look.opacityProperty().get(),
                                look.smoothProperty().get())));
    }

    @Override
    public boolean settled() {
        return !model.busy();
    }

    @Override
    public void close() {
        time.close();
        runs.close();
    }

    /// In place of pictures that cannot be made.
    private Label refusal() {
        var text = new Label();
        text.setId("patches-refusal");
        text.getStyleClass().addAll(Styles.TITLE_4, Styles.DANGER);
        text.setWrapText(true);
        text.setMaxWidth(560);
        text.textProperty().bind(model.problemProperty());
        text.visibleProperty()
                .bind(model.framesProperty()
                        .map(Optional::isEmpty)
                        .flatMap(none -> text.textProperty().map(problem -> none && !problem.isEmpty()))
                        .orElse(false));
        return text;
    }

    private void makeCards() {
        cards.clear();
        for (var i = 0; i < model.probes().size(); i++) {
            cards.add(new ProbeCard(i, model.probes().get(i), look, model::choose));
        }
        grid.getChildren().setAll(cards);
        nothing.setVisible(cards.isEmpty());
        show();
    }

    private void show() {
        model.framesProperty().get().filter(_ -> !cards.isEmpty()).ifPresent(frames -> {
            cards.stream().limit(frames.main().cosines().size()).forEach(card -> card.show(frames));
            focus.show(frames, model.probes().get(frames.main().anchor().image()));
            var map = frames.shown(look.mapProperty().get());
            scale.setText(map.title());
            bar.colourMapProperty().set(map.colours());
            bar.rangeProperty().set(frames.range(map));
        });
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case COMMA -> model.timeline().step(-1);
            case PERIOD -> model.timeline().step(1);
            case E -> model.framesProperty().get().ifPresent(model.encoders()::next);
            case B -> model.framesProperty().get().ifPresent(model.encoders()::nextBeside);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Node toolbar() {
        var opacity = new Slider(0, 1, look.opacityProperty().get());
        opacity.setId("opacity");
        opacity.setAccessibleText("Opacity of the map");
        opacity.setPrefWidth(90);
        opacity.setMinWidth(50);
        opacity.valueProperty().bindBidirectional(look.opacityProperty());
        var smooth = new ToggleSwitch("Smooth");
        smooth.setId("smooth");
        smooth.selectedProperty().bindBidirectional(look.smoothProperty());
        bar.colourMapProperty().set(PatchMap.COSINE.colours());
        bar.rangeProperty().set(PatchMap.COSINE.range());
        bar.setPrefWidth(130);
        bar.setMinWidth(80);
        var colours = new Button("Fit colours here", new FontIcon(Feather.DROPLET));
        colours.setTooltip(new Tooltip("Fit the principal components to this snapshot; they stay for all others"));
        colours.setOnAction(_ -> model.timeline().pin());
        var line = new Toolbar(runs, new Label("Opacity"), opacity, smooth, new Spacer(), scale, bar, colours);
        line.getStyleClass().add("wide-gaps");
        return line;
    }
}
