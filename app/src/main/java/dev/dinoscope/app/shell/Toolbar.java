package dev.dinoscope.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The line of controls over a view. Its texts are never cut off: what may shrink says so by a minimum of its own.
public final class Toolbar extends HBox {

    public Toolbar(Node... controls) {
        super(controls);
        getStyleClass().add("view-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        for (var control : controls) {
            if (control instanceof Region region && region.getMinWidth() == Region.USE_COMPUTED_SIZE) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
    }
}
