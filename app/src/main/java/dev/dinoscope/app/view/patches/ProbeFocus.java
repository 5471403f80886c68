package dev.dinoscope.app.view.patches;

import atlantafx.base.theme.Styles;
import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.ProbeImage;
import dev.dinoscope.viz.colour.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The image with the anchor, large: for each encoder its map above its principal components, side by side.
final class ProbeFocus extends VBox {
    private static final double SMALLEST = 160;
    private static final double LARGEST = 420;
    /// Captions, gaps and padding.
    private static final double AROUND = 110;
    private static final double BETWEEN = 10;
    /// The grid of all images keeps the rest of the width.
    private static final double SHARE = 0.6;

    private final PatchLook look;
    private final Consumer<Spot> choose;
    private final ObservableDoubleValue width;
    private final ObservableDoubleValue height;
    private final Label caption = new Label();
    private final HBox columns = new HBox(BETWEEN);
    private final List<Column> shown = new ArrayList<>();

    /// @param width of the area that this shares with the grid
    /// @param height of that area, which both pictures share
    ProbeFocus(PatchLook look, Consumer<Spot> choose, ObservableDoubleValue width, ObservableDoubleValue height) {
        this.look = look;
        this.choose = choose;
        this.width = width;
        this.height = height;
        getStyleClass().add("probe-focus");
        setMinWidth(Region.USE_PREF_SIZE);
        caption.getStyleClass().add("section-title");
        caption.maxWidthProperty().bind(columns.widthProperty());
        getChildren().addAll(caption, columns);
    }

    void show(PatchFrames frames, ProbeImage probe) {
        caption.setText(probe.caption());
        var all = frames.all();
        if (shown.size() != all.size()) {
            shown.clear();
            for (var i = 0; i < all.size(); i++) {
                shown.add(new Column(i, all.size()));
            }
            columns.getChildren().setAll(shown);
        }
        var wanted = frames.shown(look.mapProperty().get());
        for (var i = 0; i < all.size(); i++) {
            shown.get(i).show(all.get(i), wanted, frames.range(wanted), probe, all.size() > 1);
        }
    }

    private double side(int count) {
        var down = Math.floor((height.get() - AROUND) / 2);
        var across = Math.floor(width.get() * SHARE / count - BETWEEN);
        return Math.clamp(count == 1 ? down : Math.min(down, across), SMALLEST, LARGEST);
    }

    /// One encoder.
    private final class Column extends VBox {
        private final ProbePictures pictures = new ProbePictures(look, choose);
        private final Label map = muted();
        private final Label components = muted();

        Column(int number, int count) {
            getStyleClass().add("probe-column");
            pictures.sideProperty().bind(Bindings.createDoubleBinding(() -> side(count), width, height));
            var suffix = number == 0 ? "" : "-beside";
            pictures.cosine().setId("focus-cosine" + suffix);
            pictures.components().setId("focus-components" + suffix);
            getChildren().addAll(pictures.cosine(), map, pictures.components(), components);
        }

        void show(PatchFrame frame, PatchMap wanted, ValueRange range, ProbeImage probe, boolean named) {
            var prefix = named ? frame.encoder() + ": " : "";
            map.setText(prefix + (frame.has(wanted) ? wanted.explanation() : "no gate"));
            components.setText(prefix + "Principal components");
            pictures.show(frame, wanted, range, frame.anchor().image(), probe);
        }

        private Label muted() {
            var label = new Label();
            label.getStyleClass().addAll(Styles.TEXT_MUTED, "probe-caption");
            label.maxWidthProperty().bind(pictures.sideProperty());
            return label;
        }
    }
}
