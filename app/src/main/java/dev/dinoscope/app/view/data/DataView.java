package dev.dinoscope.app.view.data;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.shell.View;
import dev.dinoscope.app.shell.ViewDescriptor;
import dev.dinoscope.app.shell.ViewEntry;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Splits and sizes, a few pairs and a check of any data; sources and licences of the default recipe's.
public final class DataView implements View {
    public static final ViewDescriptor DESCRIPTOR = new ViewDescriptor(
            "data",
            "Data",
            Feather.DATABASE,
            "Any data's splits, samples and check; sources and licences of the default");

    private final ScrollPane content;
    private final SplitBars splits = new SplitBars();
    private final AttributionTable sources;
    private final FlowPane samples = new FlowPane();
    private final Label facts = new Label();

    private DataView(DataViewModel model) {
        sources = new AttributionTable(model.attributions());
        samples.getStyleClass().add("sample-grid");
        facts.getStyleClass().addAll(Styles.TEXT_MUTED, "numeric");
        var missing = new PreparePane(model);
        var ready = new VBox(facts, title("Splits"), splits, title("Some pairs"), samples);
        var report = new ReportPane(model);
        ready.getChildren().add(report);
        var page = new VBox(new SourceBar(model), ready, missing, title("Sources and licences"), sources);
        ready.getStyleClass().add("data-ready");
        page.getStyleClass().add("data-page");
        content = new ScrollPane(page);
        content.setFitToWidth(true);
        content.setId("data-view");
        model.stateProperty().subscribe(state -> {
            reveal(ready, state instanceof DataState.Ready);
            reveal(missing, !ready.isVisible());
            if (state instanceof DataState.Ready(var summary)) {
                show(summary);
            }
        });
        model.look();
    }

    public static ViewEntry in(Supplier<DataViewModel> model) {
        return DESCRIPTOR.in(() -> new DataView(model.get()));
    }

    @Override
    public Parent content() {
        return content;
    }

    private void show(DataSummary summary) {
        facts.setText(summary.facts());
        splits.show(summary.splits());
        sources.show(summary);
        samples.getChildren()
                .setAll(summary.samples().stream().map(SampleCard::new).toList());
    }

    private static void reveal(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }
}
