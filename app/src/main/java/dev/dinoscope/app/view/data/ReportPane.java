package dev.dinoscope.app.view.data;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a check of all images and captions found, as text to copy. Shown for data that users bring.
final class ReportPane extends VBox {
    private static final int ROWS = 22;

    ReportPane(DataViewModel model) {
        setSpacing(8);
        var check = new Button("Check every image and caption", new FontIcon(Feather.CHECK_CIRCLE));
        check.setId("check-data");
        check.setOnAction(_ -> model.check());
        var report = new TextArea();
        report.setId("data-report");
        report.setEditable(false);
        report.setPrefRowCount(ROWS);
        report.getStyleClass().add("log-tail");
        report.textProperty().bind(model.reportProperty());
        report.visibleProperty().bind(Bindings.isNotEmpty(model.reportProperty()));
        report.managedProperty().bind(report.visibleProperty());
        getChildren().addAll(check, report);
        visibleProperty().bind(model.checkableProperty());
        managedProperty().bind(visibleProperty());
    }
}
