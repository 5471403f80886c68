package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.patch.FeatureImagePane;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchGridPane;
import dev.dinoscope.viz.patch.PatchImagePane;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One probe image twice: under its cosine map, and as principal components. A click in either sets the anchor.
final class ProbeCard extends VBox {
    private static final PseudoClass ANCHORED = PseudoClass.getPseudoClass("anchored");

    private final int index;
    private final ProbeImage probe;
    private final PatchImagePane cosine = new PatchImagePane();
    private final FeatureImagePane components = new FeatureImagePane();
    private int rows;
    private int columns;
    private boolean showing;

    /// @param side of each picture
    ProbeCard(int index, ProbeImage probe, double side, PatchLook look, Consumer<Anchor> choose) {
        this.index = index;
        this.probe = probe;
        getStyleClass().add("probe-card");
        var caption = new Label(probe.caption());
        caption.setTooltip(new Tooltip(probe.caption()));
        caption.setMaxWidth(2 * side + 6);
        caption.getStyleClass().add("probe-caption");
        getChildren().addAll(new HBox(6, cosine, components), caption);
        cosine.rangeProperty().set(ValueRange.COSINE);
        cosine.colourMapProperty().set(ColourMaps.COOLWARM);
        cosine.mapOpacityProperty().bind(look.opacityProperty());
        for (var pane : new PatchGridPane[] {cosine, components}) {
            pane.setPrefSize(side, side);
            pane.setMinSize(side, side);
            pane.setMaxSize(side, side);
            pane.smoothProperty().bind(look.smoothProperty());
            pane.anchorProperty().subscribe(patch -> {
                if (patch != null && !showing) {
                    choose.accept(new Anchor(index, patch.index(columns)));
                }
            });
        }
        cosine.hoveredProperty().bindBidirectional(components.hoveredProperty());
    }

    void show(PatchFrame frame) {
        showing = true;
        if (rows != frame.rows() || columns != frame.columns()) {
            rows = frame.rows();
            columns = frame.columns();
            cosine.setImage(probe.image(), rows, columns);
        }
        cosine.setMap(frame.cosines().get(index));
        components.setColours(
                rows,
                columns,
                frame.colours().get(index),
                (double) probe.image().width() / probe.image().height());
        var here = frame.anchor().image() == index;
        var patch = here
                ? new Patch(frame.anchor().patch() / columns, frame.anchor().patch() % columns)
                : null;
        cosine.anchorProperty().set(patch);
        components.anchorProperty().set(patch);
        pseudoClassStateChanged(ANCHORED, here);
        showing = false;
    }
}
