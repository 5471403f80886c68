package dev.dinoscope.app.view.patches;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.view.patches.PatchFrame.Anchor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The image with the anchor, large: its cosine map above its principal components.
final class ProbeFocus extends VBox {
    private static final double SMALLEST = 160;
    private static final double LARGEST = 420;
    /// Captions, gaps and padding.
    private static final double AROUND = 110;

    private final ProbePictures pictures;
    private final Label caption = new Label();

    /// @param height of the area that both pictures share
    ProbeFocus(PatchLook look, Consumer<Anchor> choose, ObservableDoubleValue height) {
        pictures = new ProbePictures(look, choose);
        pictures.sideProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(Math.floor((height.get() - AROUND) / 2), SMALLEST, LARGEST), height));
        pictures.cosine().setId("focus-cosine");
        pictures.components().setId("focus-components");
        getStyleClass().add("probe-focus");
        setMinWidth(Region.USE_PREF_SIZE);
        caption.getStyleClass().add("section-title");
        caption.maxWidthProperty().bind(pictures.sideProperty());
        getChildren()
                .addAll(
                        caption,
                        pictures.cosine(),
                        muted("Cosine with the marked patch"),
                        pictures.components(),
                        muted("Principal components"));
    }

    void show(PatchFrame frame, ProbeImage probe) {
        caption.setText(probe.caption());
        pictures.show(frame, frame.anchor().image(), probe);
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, "probe-caption");
        return label;
    }
}
