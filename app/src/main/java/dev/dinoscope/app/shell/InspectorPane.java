package dev.dinoscope.app.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/// The strip at the right: details of what is selected in the view in front.
final class InspectorPane extends BorderPane {
    private final ScrollPane scroll = new ScrollPane();

    InspectorPane() {
        getStyleClass().add("inspector");
        var title = new Label("Inspector");
        title.getStyleClass().add("section-title");
        setTop(title);
        setCenter(scroll);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setMinWidth(240);
        setPrefWidth(300);
    }

    void show(Node details) {
        scroll.setContent(details);
    }
}
