package dev.dinoscope.app.view.curves;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.figure.FigureSource;
import dev.dinoscope.app.shell.EmptyState;
import dev.dinoscope.app.shell.Toolbar;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Charts of the chosen scalars, with the runs and scalars to choose from at the left.
public final class CurvesView implements View {
    private final CurvesViewModel model;
    private final ChoiceList choices;
    private final ChartGrid grid = new ChartGrid();
    private final Map<String, ChartCard> cards = new HashMap<>();
    private final BorderPane content = new BorderPane();
    private final EmptyState nothing = new EmptyState(
            Feather.TRENDING_UP,
            "Nothing to draw yet",
            "Check a run and a scalar at the left. A run writes its first scalars a few seconds after it has started.");

    private final ListChangeListener<RunItem> relabel = _ -> paint();

    private CurvesView(CurvesViewModel model) {
        this.model = model;
        choices = new ChoiceList(model);
        var side = new ScrollPane(choices);
        side.setFitToWidth(true);
        side.setFitToHeight(true);
        side.getStyleClass().add("side-list");
        var charts = new ScrollPane(grid);
        charts.setFitToWidth(true);
        charts.setFitToHeight(true);
        charts.getStyleClass().add("chart-scroll");
        content.setTop(toolbar());
        content.setLeft(side);
        content.setCenter(new StackPane(charts, nothing));
        model.charts().addListener((SetChangeListener<String>) _ -> arrange());
        model.runs().addListener((SetChangeListener<String>) _ -> arrange());
        model.all().addListener(relabel);
        arrange();
    }

    public static ViewDescriptor descriptor(Supplier<CurvesViewModel> model) {
        return new ViewDescriptor(
                "curves",
                "Curves",
                Feather.TRENDING_UP,
                "Scalars of several runs over steps or time, live",
                () -> new CurvesView(model.get()));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public Optional<FigureSource> figure() {
        return model.figure();
    }

    @Override
    public boolean settled() {
        return cards.values().stream().allMatch(card -> card.pane().settled());
    }

    @Override
    public void close() {
        model.all().removeListener(relabel);
    }

    private void arrange() {
        var tags = model.arranged();
        cards.keySet().retainAll(tags);
        grid.show(tags.stream().map(this::card).toList());
        paint();
        nothing.setVisible(tags.isEmpty() || model.runs().isEmpty());
        grid.setVisible(!nothing.isVisible());
    }

    private void paint() {
        cards.values().forEach(card -> card.paint(model.runs()));
    }

    private ChartCard card(String tag) {
        return cards.computeIfAbsent(tag, name -> {
            var card = new ChartCard(model, name);
            card.pane().themeProperty().subscribe(choices::paint);
            return card;
        });
    }

    private Node toolbar() {
        var smoothing = new Slider(0, 0.99, model.smoothingProperty().get());
        smoothing.setId("smoothing");
        smoothing.setBlockIncrement(0.05);
        smoothing.setAccessibleText("Smoothing");
        smoothing.valueProperty().bindBidirectional(model.smoothingProperty());
        var weight = new Label();
        weight.getStyleClass().add("slider-value");
        weight.textProperty().bind(model.smoothingProperty().map(value -> "%.2f".formatted(value.doubleValue())));
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
