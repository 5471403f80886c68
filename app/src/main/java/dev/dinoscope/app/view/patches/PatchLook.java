package dev.dinoscope.app.view.patches;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How maps lie over images.
final class PatchLook {
    private final DoubleProperty opacity = new SimpleDoubleProperty(0.65);
    private final BooleanProperty smooth = new SimpleBooleanProperty(true);
    private final ObjectProperty<PatchMap> map = new SimpleObjectProperty<>(PatchMap.COSINE);

    /// From 0, only the image, to 1, only the map.
    DoubleProperty opacityProperty() {
        return opacity;
    }

    /// Which map lies over them.
    ObjectProperty<PatchMap> mapProperty() {
        return map;
    }

    /// Interpolates between patches.
    BooleanProperty smoothProperty() {
        return smooth;
    }
}
