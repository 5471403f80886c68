package dev.dinoscope.app.view.patches;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// How maps lie over images.
final class PatchLook {
    private final DoubleProperty opacity = new SimpleDoubleProperty(0.65);
    private final BooleanProperty smooth = new SimpleBooleanProperty(true);

    /// From 0, only the image, to 1, only the map.
    DoubleProperty opacityProperty() {
        return opacity;
    }

    /// Interpolates between patches.
    BooleanProperty smoothProperty() {
        return smooth;
    }
}
