package dev.dinoscope.app.shell.notice;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks questions and shows sheets over the dimmed window.
public final class QuestionPane extends ModalPane {

    private BooleanSupplier drawn = () -> true;

    /// No zooming in: it would begin before the sheet's first layout, and JavaFX then draws one in a few at
    /// (0, 0).
    public QuestionPane() {
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
    }

    public void ask(Question question) {
        var title = new Label(question.title());
        title.getStyleClass().add(Styles.TITLE_4);
        var text = new Label(question.text());
        text.setWrapText(true);
        var buttons = new HBox();
        buttons.getStyleClass().add("answers");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        question.answers().forEach(answer -> buttons.getChildren().addFirst(button(answer)));
        makeDefault((Button) buttons.getChildren().getLast());
        var box = new VBox(title, text, buttons);
        box.getStyleClass().add("question");
        box.setMaxSize(520, Region.USE_PREF_SIZE);
        drawn = () -> true;
        show(box);
        buttons.getChildren().getLast().requestFocus();
    }

    /// Shows a sheet until it is closed.
    ///
    /// @param settled whether all of it is drawn
    public void present(String heading, Node content, BooleanSupplier settled) {
        var title = new Label(heading);
        title.getStyleClass().add(Styles.TITLE_4);
        var close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> hide(false));
        // A sheet that does something has a button of its own for it.
        if (content.lookup("." + Styles.ACCENT) == null) {
            makeDefault(close);
        }
        var buttons = new HBox(close);
        buttons.getStyleClass().add("answers");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        var box = new VBox(title, content, buttons);
        box.getStyleClass().add("question");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        drawn = settled;
        show(box);
        close.requestFocus();
    }

    /// Whether what is shown is all there.
    public boolean settled() {
        return !isDisplay() || drawn.getAsBoolean();
    }

    private static void makeDefault(Button button) {
        button.setDefaultButton(true);
        button.getStyleClass().add(Styles.ACCENT);
    }

    private Button button(Question.Answer answer) {
        var button = new Button(answer.title());
        if (answer.danger()) {
            button.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        }
        button.setOnAction(_ -> {
            hide(false);
            answer.consequence().run();
        });
        return button;
    }
}
