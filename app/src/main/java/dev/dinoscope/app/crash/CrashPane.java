package dev.dinoscope.app.crash;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A report to read, to copy and to find on the disk.
public final class CrashPane extends VBox {

    /// @param copy puts a text into the clipboard
    /// @param reveal shows the folder of the report; may be slow, so not here
    public CrashPane(CrashReport report, Consumer<String> copy, Consumer<CrashReport> reveal) {
        setId("crash-report");
        getStyleClass().add("problem");
        var what = new Label(
                "This is all that was noted. Nothing has been sent, and nothing will be; your folders, name and"
                        + " secrets are taken out. If you report it, copy it from here.");
        what.setWrapText(true);
        what.setMaxWidth(760);
        var text = new TextArea(report.text());
        text.setId("crash-text");
        text.setEditable(false);
        text.setAccessibleText("The report");
        text.getStyleClass().add("log-tail");
        text.setPrefSize(760, 360);
        VBox.setVgrow(text, Priority.ALWAYS);
        var copyAll = new Button("Copy", new FontIcon(Feather.CLIPBOARD));
        copyAll.setOnAction(_ -> copy.accept(report.text()));
        var show = new Button("Show file", new FontIcon(Feather.FOLDER));
        show.setOnAction(_ -> reveal.accept(report));
        var path = new Label(String.valueOf(report.file()));
        path.getStyleClass().add(Styles.TEXT_MUTED);
        var line = new HBox(copyAll, show, path);
        line.getStyleClass().add("answers");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(what, text, line);
    }
}
