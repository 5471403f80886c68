package dev.dinoscope.app.shell;

import atlantafx.base.controls.Spacer;
import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionControls;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says over the views that the node is gone, what that means, and how to go on.
final class ConnectionBanner extends HBox {

    ConnectionBanner(ObservableValue<Connection> connection, Action restart) {
        setId("connection-banner");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        var text = new Label();
        text.textProperty()
                .bind(connection.map(
                        now -> now.text() + " Runs go on without it; what is shown is the last known state."));
        var button = ActionControls.button(restart);
        button.setId("banner:" + restart.id());
        getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), text, new Spacer(), button);
        visibleProperty().bind(connection.map(Connection::lost));
        managedProperty().bind(visibleProperty());
    }
}
