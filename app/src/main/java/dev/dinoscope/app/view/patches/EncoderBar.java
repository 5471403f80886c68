package dev.dinoscope.app.view.patches;

import dev.dinoscope.app.shell.Toolbar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Which encoders are looked at, and which map lies over the images; there only where a snapshot leaves a
/// choice.
final class EncoderBar extends HBox {
    private static final String NONE = "none";

    private final ComboBox<String> main = new ComboBox<>();
    private final ComboBox<String> beside = new ComboBox<>();
    private final ComboBox<PatchMap> map = new ComboBox<>();
    private final HBox encoders;
    private final HBox maps;
    /// Whether the boxes follow the frames, and not a hand.
    private boolean showing;

    EncoderBar(PatchesViewModel model, PatchLook look) {
        var choice = model.encoders();
        main.setId("encoder");
        main.setTooltip(new Tooltip("Image encoder; E chooses the next"));
        beside.setId("encoder-beside");
        beside.setTooltip(new Tooltip("A second encoder on the same images; B chooses the next"));
        beside.setConverter(named());
        obey(main, choice.mainProperty());
        obey(beside, choice.besideProperty());
        map.setId("patch-map");
        map.getItems().setAll(PatchMap.values());
        map.setConverter(titled());
        map.valueProperty().bindBidirectional(look.mapProperty());
        encoders = group(labelled("Encoder", main), main, labelled("beside", beside), beside);
        maps = group(labelled("Map", map), map);
        getChildren().addAll(encoders, maps);
        getStyleClass().add("encoder-bar");
        model.framesProperty().subscribe(this::show);
    }

    private void show(Optional<PatchFrames> frames) {
        var names = frames.map(PatchFrames::encoders).orElse(List.of());
        appear(encoders, names.size() > 1);
        appear(maps, frames.filter(now -> now.main().gates().isPresent()).isPresent());
        appear(this, encoders.isVisible() || maps.isVisible());
        frames.ifPresent(now -> {
            showing = true;
            var first = now.main().encoder();
            offer(main, names, first);
            var others = names.stream().filter(name -> !name.equals(first));
            offer(
                    beside,
                    Stream.concat(Stream.of(EncoderChoice.DEFAULT), others).toList(),
                    now.beside().map(PatchFrame::encoder).orElse(EncoderChoice.DEFAULT));
            showing = false;
        });
    }

    private static void appear(HBox part, boolean there) {
        part.setVisible(there);
        part.setManaged(there);
    }

    private static void offer(ComboBox<String> box, List<String> names, String chosen) {
        if (!box.getItems().equals(names)) {
            box.getItems().setAll(names);
        }
        box.setValue(chosen);
    }

    private void obey(ComboBox<String> box, StringProperty choice) {
        box.setOnAction(_ -> {
            if (!showing && box.getValue() != null) {
                choice.set(box.getValue());
            }
        });
    }

    private static HBox group(Node... controls) {
        var group = new Toolbar(controls);
        group.getStyleClass().setAll("encoder-group");
        return group;
    }

    private static Label labelled(String text, ComboBox<?> box) {
        var label = new Label(text);
        label.setLabelFor(box);
        box.setAccessibleText(text);
        return label;
    }

    private static StringConverter<String> named() {
        return new StringConverter<>() {
            @Override
            public String toString(String name) {
                return EncoderChoice.DEFAULT.equals(name) ? NONE : name;
            }

            @Override
            public String fromString(String text) {
                return NONE.equals(text) ? EncoderChoice.DEFAULT : text;
            }
        };
    }

    private static StringConverter<PatchMap> titled() {
        return new StringConverter<>() {
            @Override
            public String toString(PatchMap map) {
                return map == null ? "" : map.title();
            }

            @Override
            public PatchMap fromString(String text) {
                return PatchMap.valueOf(text);
            }
        };
    }
}
