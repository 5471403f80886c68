package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A probe image in the grid: both pictures and the caption.
final class ProbeCard extends VBox {
    private static final PseudoClass ANCHORED = PseudoClass.getPseudoClass("anchored");
    private static final double BETWEEN = 6;
    /// What padding and border add to the pictures.
    static final double FRAME = 2 * 8 + 2 + BETWEEN;

    private final int index;
    private final ProbeImage probe;
    private final ProbePictures pictures;

    ProbeCard(int index, ProbeImage probe, PatchLook look, Consumer<Anchor> choose) {
        this.index = index;
        this.probe = probe;
        pictures = new ProbePictures(look, choose);
        getStyleClass().add("probe-card");
        var caption = new Label(probe.caption());
        caption.setTooltip(new Tooltip(probe.caption()));
        caption.maxWidthProperty().bind(pictures.sideProperty().multiply(2).add(BETWEEN));
        caption.getStyleClass().add("probe-caption");
        getChildren().addAll(new HBox(BETWEEN, pictures.cosine(), pictures.components()), caption);
    }

    DoubleProperty sideProperty() {
        return pictures.sideProperty();
    }

    void show(PatchFrame frame) {
        pictures.show(frame, index, probe);
        pseudoClassStateChanged(ANCHORED, frame.anchor().image() == index);
    }
}
