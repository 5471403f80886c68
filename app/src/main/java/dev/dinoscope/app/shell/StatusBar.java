package dev.dinoscope.app.shell;

import atlantafx.base.controls.Spacer;
import dev.dinoscope.app.task.Tasks;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The bottom line: connection, what a run prepares, tasks, load of the node's machine.
final class StatusBar extends HBox {

    StatusBar(
            ObservableValue<Connection> connection,
            ObservableValue<String> load,
            ObservableValue<String> preparation,
            Tasks tasks) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var dot = new Region();
        dot.getStyleClass().add("connection-dot");
        var text = new Label();
        text.setId("connection");
        text.textProperty().bind(connection.map(Connection::text));
        connection.subscribe(now -> {
            for (var level : Connection.Level.values()) {
                dot.pseudoClassStateChanged(PseudoClass.getPseudoClass(level.pseudoClass()), level == now.level());
            }
        });
        var metrics = new Label();
        metrics.setId("load");
        metrics.getStyleClass().add("numeric");
        metrics.textProperty().bind(load);
        var preparing = new Label();
        preparing.setId("preparation");
        preparing.textProperty().bind(preparation);
        getChildren().addAll(dot, text, new Spacer(), preparing, new TaskStrip(tasks), new Spacer(), metrics);
    }
}
