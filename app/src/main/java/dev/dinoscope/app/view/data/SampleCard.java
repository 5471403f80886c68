package dev.dinoscope.app.view.data;

import dev.dinoscope.viz.patch.PatchImagePane;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// One pair: the image, its caption, and where it belongs.
final class SampleCard extends VBox {
    private static final double SIDE = 96;

    SampleCard(DataSummary.Sample sample) {
        getStyleClass().add("probe-card");
        var image = new PatchImagePane();
        image.setImage(sample.image(), 1, 1);
        image.setMouseTransparent(true);
        image.setFocusTraversable(false);
        image.setMinSize(SIDE, SIDE);
        image.setMaxSize(SIDE, SIDE);
        getChildren().addAll(image, line(sample.caption()), line(sample.style() + " · " + sample.split()));
    }

    private static Label line(String text) {
        var label = new Label(text);
        label.getStyleClass().add("probe-caption");
        label.setTooltip(new Tooltip(text));
        label.setMaxWidth(SIDE);
        return label;
    }
}
