package dev.dinoscope.app.view.curves;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Charts of the chosen scalars, with the runs and scalars to choose from at the left.
public final class CurvesView implements View {
    public static final ViewDescriptor DESCRIPTOR = new ViewDescriptor(
            "curves",
            "Curves",
            Feather.TRENDING_UP,
            "Scalars of several runs over steps or time, live",
            CurvesFigureSource::new);

    private final CurvesViewModel model;
    private final ChoiceList choices;
    private final VBox area = new VBox();
    private final Map<String, ChartSection> sections = new HashMap<>();
    private final Map<ChartPlan.Chart, ChartCard> cards = new HashMap<>();
    private final BorderPane content = new BorderPane();
    private final EmptyState nothing;
    private final ListChangeListener<RunItem> relabel = _ -> paint();
    private final ListChangeListener<String> retag = _ -> arrange();
    private final SetChangeListener<Object> rearrange = _ -> arrange();

    private CurvesView(CurvesViewModel model, List<Action> cures) {
        this.model = model;
        nothing = new EmptyState(
                Feather.TRENDING_UP,
                "Nothing to draw yet",
                "Check a run and a scalar at the left. A run writes its first scalars a few seconds after it has"
                        + " started.",
                ActionControls.buttons(cures));
        choices = new ChoiceList(model);
        var side = new ScrollPane(choices);
        side.setFitToWidth(true);
        side.setFitToHeight(true);
        side.getStyleClass().add("side-list");
        var charts = new ScrollPane(area);
        charts.setFitToWidth(true);
        charts.setFitToHeight(true);
        charts.getStyleClass().add("chart-scroll");
        content.setTop(toolbar());
        content.setLeft(side);
        content.setCenter(new StackPane(charts, nothing));
        content.setBottom(caption());
        Stream.of(model.charts(), model.runs(), model.together(), model.folded())
                .forEach(set -> set.addListener(rearrange));
        model.all().addListener(relabel);
        model.tags().addListener(retag);
        arrange();
    }

    /// @param cures what to do where there is nothing to draw
    public static ViewEntry in(Supplier<CurvesViewModel> model, Supplier<List<Action>> cures) {
        return DESCRIPTOR.in(() -> new CurvesView(model.get(), cures.get()));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public Optional<ViewFigure> figure() {
        return model.figure();
    }

    @Override
    public boolean settled() {
        return cards.values().stream()
                .allMatch(card -> card.getScene() == null || card.pane().settled());
    }

    @Override
    public void close() {
        model.all().removeListener(relabel);
        model.tags().removeListener(retag);
        Stream.of(model.charts(), model.runs(), model.together(), model.folded())
                .forEach(set -> set.removeListener(rearrange));
    }

    private void arrange() {
        var plan = model.plan();
        cards.keySet().retainAll(plan.charts());
        area.getChildren()
                .setAll(plan.sections().stream()
                        .map(section -> section(section, plan.sections().size() == 1))
                        .toList());
        paint();
        nothing.setVisible(model.isEmpty());
        area.setVisible(!nothing.isVisible());
    }

    private Node section(ChartPlan.Section section, boolean alone) {
        var shown = sections.computeIfAbsent(section.group(), group -> new ChartSection(model, group));
        shown.show(section, section.charts().stream().map(this::card).toList(), alone);
        return shown;
    }

    private void paint() {
        cards.values().forEach(card -> card.paint(model.runs()));
    }

    private ChartCard card(ChartPlan.Chart chart) {
        return cards.computeIfAbsent(chart, wanted -> {
            var card = new ChartCard(model, wanted);
            card.pane().themeProperty().subscribe(choices::paint);
            return card;
        });
    }

    private Node caption() {
        var caption = new Label();
        caption.setId("curves-caption");
        caption.getStyleClass().addAll(Styles.TEXT_MUTED, "chart-caption");
        caption.setWrapText(true);
        caption.setPadding(new Insets(2, 12, 6, 12));
        caption.textProperty().bind(model.captionProperty());
        caption.managedProperty().bind(caption.textProperty().isNotEmpty());
        return caption;
    }

    private Node toolbar() {
        var smoothing = new Slider(0, 0.99, model.smoothingProperty().get());
        smoothing.setId("smoothing");
        smoothing.setBlockIncrement(0.05);
        smoothing.setAccessibleText("Smoothing");
        smoothing.valueProperty().bindBidirectional(model.smoothingProperty());
        var weight = new Label();
        weight.getStyleClass().add("slider-value");
        weight.textProperty()
                .bind(model.smoothingProperty().map(value -> String.format(Locale.ROOT, "%.2f", value.doubleValue())));
        var logarithmic = new ToggleSwitch("Log axis");
        logarithmic.setId("log-axis");
        logarithmic.selectedProperty().bindBidirectional(model.logarithmicProperty());
        var time = new ToggleSwitch("By time");
        time.setId("by-time");
        time.selectedProperty().bindBidirectional(model.byTimeProperty());
        var reset = new Button("Reset zoom", new FontIcon(Feather.MAXIMIZE));
        reset.setOnAction(_ -> cards.values().forEach(ChartCard::showAll));
        var bar = new Toolbar(new Label("Smoothing"), smoothing, weight, logarithmic, time, new Spacer(), reset);
        bar.getStyleClass().add("wide-gaps");
        return bar;
    }
}
