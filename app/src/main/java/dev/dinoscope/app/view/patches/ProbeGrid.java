package dev.dinoscope.app.view.patches;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/// The cards of all probe images; they grow until the columns fill the width.
final class ProbeGrid extends FlowPane {
    private static final double SMALLEST = 92;
    private static final double LARGEST = 190;

    private final DoubleProperty side = new SimpleDoubleProperty(SMALLEST);

    ProbeGrid() {
        getStyleClass().add("probe-grid");
        getChildren().addListener((ListChangeListener<Node>) _ -> {
            for (var child : getChildren()) {
                if (child instanceof ProbeCard card) {
                    card.sideProperty().bind(side);
                }
            }
        });
        widthProperty().subscribe(this::fill);
        hgapProperty().subscribe(this::fill);
    }

    private void fill() {
        var room = getWidth() - snappedLeftInset() - snappedRightInset() + getHgap();
        var columns = Math.max(1, Math.floor(room / (2 * SMALLEST + ProbeCard.FRAME + getHgap())));
        var card = room / columns - getHgap();
        side.set(Math.clamp(Math.floor((card - ProbeCard.FRAME) / 2), SMALLEST, LARGEST));
    }
}
