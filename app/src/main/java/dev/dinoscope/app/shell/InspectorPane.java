package dev.dinoscope.app.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/// The strip at the right: details of what is selected in the view in front.
final class InspectorPane extends BorderPane {
    private final ScrollPane scroll = new ScrollPane();
    private final Label nothing = new Label("Nothing to inspect here");

    InspectorPane() {
        getStyleClass().add("inspector");
        var title = new Label("Inspector");
        title.getStyleClass().add("section-title");
        setTop(title);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        nothing.getStyleClass().add("text-muted");
        setMinWidth(260);
        setPrefWidth(320);
        show(Optional.empty());
    }

    void show(Optional<Node> details) {
        details.ifPresentOrElse(
                node -> {
                    scroll.setContent(node);
                    setCenter(scroll);
                },
                () -> setCenter(nothing));
    }
}
