package dev.dinoscope.app.shell;

import atlantafx.base.controls.ModalPane;
import dev.dinoscope.app.palette.PaletteModel;
import dev.dinoscope.app.palette.PalettePane;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The command palette over the dimmed window.
final class Palette extends ModalPane {
    private final PalettePane pane;
    private @Nullable Node before;

    Palette(PaletteModel model) {
        pane = new PalettePane(model, this::close);
        StackPane.setMargin(pane, new Insets(70, 16, 16, 16));
        setAlignment(Pos.TOP_CENTER);
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
        displayProperty().subscribe(shown -> {
            if (!shown) {
                giveFocusBack();
            }
        });
    }

    void open() {
        if (!isDisplay()) {
            before = getScene().getFocusOwner();
            show(pane);
        }
        pane.begin();
    }

    private void close() {
        hide(false);
    }

    private void giveFocusBack() {
        var node = before;
        before = null;
        if (node != null && node.getScene() != null) {
            node.requestFocus();
        }
    }
}
