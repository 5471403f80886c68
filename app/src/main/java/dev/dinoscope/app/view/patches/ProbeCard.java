package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.focus.Spot;
import dev.dinoscope.app.snapshot.ProbeImage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A probe image in the grid: for each encoder both pictures, and the caption.
final class ProbeCard extends VBox {
    private static final PseudoClass ANCHORED = PseudoClass.getPseudoClass("anchored");
    private static final double BETWEEN = 6;
    /// What padding and border add to the pictures.
    static final double FRAME = 2 * 8 + 2 + BETWEEN;

    private final int index;
    private final ProbeImage probe;
    private final PatchLook look;
    private final Consumer<Spot> choose;
    private final DoubleProperty side = new SimpleDoubleProperty();
    private final Label caption = new Label();
    private List<ProbePictures> pictures = List.of();

    ProbeCard(int index, ProbeImage probe, PatchLook look, Consumer<Spot> choose) {
        this.index = index;
        this.probe = probe;
        this.look = look;
        this.choose = choose;
        getStyleClass().add("probe-card");
        caption.setText(probe.caption());
        caption.setTooltip(new Tooltip(probe.caption()));
        caption.maxWidthProperty().bind(side.multiply(2).add(BETWEEN));
        caption.getStyleClass().add("probe-caption");
    }

    /// Length of the sides of each picture.
    DoubleProperty sideProperty() {
        return side;
    }

    void show(PatchFrames frames) {
        var all = frames.all();
        if (pictures.size() != all.size()) {
            pictures = all.stream().map(_ -> new ProbePictures(look, choose)).toList();
            pictures.forEach(picture -> picture.sideProperty().bind(side));
            var lines = pictures.stream().<Node>map(p -> new HBox(BETWEEN, p.cosine(), p.components()));
            getChildren().setAll(Stream.concat(lines, Stream.of(caption)).toList());
        }
        var map = frames.shown(look.mapProperty().get());
        for (var i = 0; i < all.size(); i++) {
            pictures.get(i).show(all.get(i), map, frames.range(map), index, probe);
        }
        pseudoClassStateChanged(ANCHORED, frames.main().anchor().image() == index);
    }
}
