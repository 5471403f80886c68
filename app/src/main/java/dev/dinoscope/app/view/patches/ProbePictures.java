package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import dev.dinoscope.viz.colour.ColourMaps;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.patch.FeatureImagePane;
import dev.dinoscope.viz.patch.Patch;
import dev.dinoscope.viz.patch.PatchGridPane;
import dev.dinoscope.viz.patch.PatchImagePane;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// One probe image twice: under its cosine map, and as principal components. A click in either sets the anchor; the
/// pointer over one marks the patch in both.
final class ProbePictures {
    private final PatchImagePane cosine = new PatchImagePane();
    private final FeatureImagePane components = new FeatureImagePane();
    private final DoubleProperty side = new SimpleDoubleProperty();
    private Optional<ProbeImage> shown = Optional.empty();
    private int index;
    private int rows;
    private int columns;
    private boolean showing;

    ProbePictures(PatchLook look, Consumer<Anchor> choose) {
        cosine.rangeProperty().set(ValueRange.COSINE);
        cosine.colourMapProperty().set(ColourMaps.COOLWARM);
        cosine.mapOpacityProperty().bind(look.opacityProperty());
        for (var pane : panes()) {
            pane.minWidthProperty().bind(side);
            pane.minHeightProperty().bind(side);
            pane.maxWidthProperty().bind(side);
            pane.maxHeightProperty().bind(side);
            pane.smoothProperty().bind(look.smoothProperty());
            pane.anchorProperty().subscribe(patch -> {
                if (patch != null && !showing) {
                    choose.accept(new Anchor(index, patch.index(columns)));
                }
            });
        }
        cosine.hoveredProperty().bindBidirectional(components.hoveredProperty());
    }

    PatchImagePane cosine() {
        return cosine;
    }

    FeatureImagePane components() {
        return components;
    }

    /// Length of the sides of each picture.
    DoubleProperty sideProperty() {
        return side;
    }

    /// @param number of the image in the frame
    void show(PatchFrame frame, int number, ProbeImage probe) {
        showing = true;
        index = number;
        var image = Optional.of(probe);
        if (!shown.equals(image) || rows != frame.rows() || columns != frame.columns()) {
            shown = image;
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
        for (var pane : panes()) {
            if (frame.anchor().image() == index) {
                pane.anchorProperty()
                        .set(new Patch(
                                frame.anchor().patch() / columns, frame.anchor().patch() % columns));
            } else {
                pane.anchorProperty().set(null);
            }
        }
        showing = false;
    }

    private List<PatchGridPane> panes() {
        return List.of(cosine, components);
    }
}
