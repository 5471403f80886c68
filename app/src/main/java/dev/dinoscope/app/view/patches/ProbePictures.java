package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
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

/// One probe image as one encoder sees it, twice: under its map, and as principal components. A click in
/// either sets the anchor; the pointer over one marks the patch in both.
final class ProbePictures {
    private final PatchImagePane cosine = new PatchImagePane();
    private final FeatureImagePane components = new FeatureImagePane();
    private final DoubleProperty side = new SimpleDoubleProperty();
    private Optional<ProbeImage> shown = Optional.empty();
    private int index;
    private PatchGrid grid = new PatchGrid(1, 1);
    private boolean showing;

    ProbePictures(PatchLook look, Consumer<Spot> choose) {
        cosine.mapOpacityProperty().bind(look.opacityProperty());
        for (var pane : panes()) {
            pane.minWidthProperty().bind(side);
            pane.minHeightProperty().bind(side);
            pane.maxWidthProperty().bind(side);
            pane.maxHeightProperty().bind(side);
            pane.smoothProperty().bind(look.smoothProperty());
            pane.anchorProperty().subscribe(patch -> {
                if (patch != null && !showing) {
                    choose.accept(Spot.of(new Anchor(index, patch.index(grid.columns())), grid));
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

    /// @param map what lies over the image
    /// @param range its scale
    /// @param number of the image in the frame
    void show(PatchFrame frame, PatchMap map, ValueRange range, int number, ProbeImage probe) {
        showing = true;
        index = number;
        var image = Optional.of(probe);
        if (!shown.equals(image) || !grid.equals(frame.grid())) {
            shown = image;
            grid = frame.grid();
            cosine.setImage(probe.image(), grid.rows(), grid.columns());
        }
        cosine.colourMapProperty().set(map.colours());
        cosine.rangeProperty().set(range);
        cosine.setMap(frame.map(map, index));
        components.setColours(
                grid.rows(),
                grid.columns(),
                frame.colours().get(index),
                (double) probe.image().width() / probe.image().height());
        for (var pane : panes()) {
            if (frame.anchor().image() == index) {
                var patch = frame.anchor().patch();
                pane.anchorProperty().set(new Patch(patch / grid.columns(), patch % grid.columns()));
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
