package dev.dinoscope.app.view.data;

import dev.dinoscope.viz.patch.PatchImagePane;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// One pair: the image, its caption, and where it belongs.
final class SampleCard extends VBox {
    private static final double SIDE = 84;

    SampleCard(DataSummary.Sample sample) {
        getStyleClass().add("probe-card");
        var image = new PatchImagePane();
        image.setImage(sample.image(), 1, 1);
        image.setMouseTransparent(true);
        image.setFocusTraversable(false);
        image.setMinSize(SIDE, SIDE);
        image.setMaxSize(SIDE, SIDE);
        var caption = line(sample.caption());
        caption.setWrapText(true);
        caption.getStyleClass().add("sample-caption");
        getChildren().addAll(image, caption, line(sample.style()), line(sample.split()));
    }

    private static Label line(String text) {
        var label = new Label(text);
        label.getStyleClass().add("probe-caption");
        label.setTooltip(new Tooltip(text));
        label.setMaxWidth(SIDE);
        return label;
    }
}
