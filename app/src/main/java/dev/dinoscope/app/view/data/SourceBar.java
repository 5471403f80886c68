package dev.dinoscope.app.view.data;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where the data are: typed, or chosen as a file or a folder.
final class SourceBar extends HBox {
    private final DataViewModel model;
    private final TextField path = new TextField();

    SourceBar(DataViewModel model) {
        this.model = model;
        getStyleClass().add("source-bar");
        setSpacing(8);
        var here = model.canBrowse();
        path.setId("data-path");
        path.setPromptText((here ? "" : "On the node's machine: ")
                + "Default data; or a table, caption list, folder or tars, such as /data/cc3m/{00000..00331}.tar");
        path.setOnAction(_ -> look());
        setHgrow(path, Priority.ALWAYS);
        var look = button("look-at-data", Feather.SEARCH, "Look at these data");
        look.setOnAction(_ -> look());
        var file = button("choose-data-file", Feather.FILE, "Choose a table, a caption list or a tar");
        file.setOnAction(_ -> chooseFile());
        var folder = button("choose-data-folder", Feather.FOLDER, "Choose a folder of images or of tars");
        folder.setOnAction(_ -> chooseFolder());
        file.setDisable(!here);
        folder.setDisable(!here);
        getChildren().addAll(path, look, file, folder);
    }

    private static Button button(String id, Feather icon, String tip) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        return button;
    }

    private void chooseFile() {
        var chosen = new FileChooser().showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            path.setText(chosen.toString());
            look();
        }
    }

    private void chooseFolder() {
        var chosen = new DirectoryChooser().showDialog(getScene().getWindow());
        if (chosen != null) {
            path.setText(chosen.toString());
            look();
        }
    }

    private void look() {
        model.choose(path.getText());
    }
}
