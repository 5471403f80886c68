package dev.dinoscope.app.form;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.dinoscope.app.launch.FormSetting;
import dev.dinoscope.app.undo.UndoStack;
import dev.dinoscope.engine.config.FieldType;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One setting: title, editor, unit and range, mark and reset when modified, help and error below.
final class SettingRow extends VBox {
    private final FormSetting setting;

    /// @param undo of the form: the next change stands for itself when this field is left
    SettingRow(FormSetting setting, UndoStack undo) {
        this.setting = setting;
        getStyleClass().add("setting-row");
        var title = new Label(setting.field().title());
        title.getStyleClass().add("setting-title");
        title.setTooltip(new Tooltip(setting.field().path()));
        setting.modifiedProperty().subscribe(modified -> mark(title, modified));
        var editor = editor();
        editor.setId("setting:" + setting.field().path());
        editor.setAccessibleText(setting.field().path());
        editor.focusedProperty().subscribe(undo::seal);
        var hint = new Label(setting.hint());
        hint.getStyleClass().add("setting-hint");
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(title, editor, hint, reset());
        line.getStyleClass().add("setting-line");
        line.setAlignment(Pos.CENTER_LEFT);
        var help = new Label(setting.field().help());
        help.setWrapText(true);
        help.getStyleClass().add("setting-help");
        var error = new Label();
        error.setWrapText(true);
        error.getStyleClass().add("setting-error");
        error.textProperty().bind(setting.errorProperty());
        error.visibleProperty().bind(setting.errorProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        setting.errorProperty().subscribe(text -> editor.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        getChildren().addAll(line, help, error);
    }

    FormSetting setting() {
        return setting;
    }

    private Control editor() {
        var field = setting.field();
        var text = setting.textProperty();
        if (field.type().kind() == FieldType.Kind.FLAG && !field.type().list()) {
            var toggle = new ToggleSwitch();
            text.subscribe(value -> toggle.setSelected(Boolean.parseBoolean(value)));
            toggle.selectedProperty().subscribe(on -> text.set(Boolean.toString(on)));
            return toggle;
        }
        if (!field.allowed().isEmpty() && !field.type().list()) {
            var choice = new ComboBox<String>();
            choice.getItems().setAll(field.allowed());
            choice.valueProperty().bindBidirectional(text);
            choice.setPrefWidth(180);
            return choice;
        }
        var input = new TextField();
        input.textProperty().bindBidirectional(text);
        input.setPrefWidth(180);
        return input;
    }

    private Button reset() {
        var reset = new Button("", new FontIcon(Feather.ROTATE_CCW));
        reset.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        reset.setAccessibleText("Reset " + setting.field().path());
        reset.setTooltip(new Tooltip("Back to " + setting.baseText()));
        reset.setOnMouseEntered(_ -> reset.getTooltip().setText("Back to " + setting.baseText()));
        reset.visibleProperty().bind(setting.modifiedProperty());
        reset.setOnAction(_ -> setting.reset());
        return reset;
    }

    private static void mark(Label title, boolean modified) {
        title.setGraphic(modified ? new FontIcon(Feather.EDIT_2) : null);
        title.pseudoClassStateChanged(Styles.STATE_ACCENT, modified);
    }
}
