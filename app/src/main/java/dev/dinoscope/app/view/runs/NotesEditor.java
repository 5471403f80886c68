package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Label, tags and note of the selected run. Each is written when its field is left or Enter is pressed.
final class NotesEditor extends VBox {
    private final TextField label = new TextField();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    private final RunKeeping keeping;
    private final Notices notices;
    private Optional<RunInfo> shown = Optional.empty();

    NotesEditor(RunKeeping keeping, Notices notices) {
        this.keeping = keeping;
        this.notices = notices;
        getStyleClass().add("notes-editor");
        setSpacing(6);
        label.setId("run-label");
        tags.setId("run-tags");
        note.setId("run-note");
        tags.setPromptText("Words, parted by spaces");
        note.setPromptText("What is this run for? What came of it?");
        note.setWrapText(true);
        note.setPrefRowCount(3);
        getChildren().addAll(name("Label"), label, name("Tags"), tags, name("Note"), note);
        label.setOnAction(_ -> write());
        tags.setOnAction(_ -> write());
        for (var field : List.of(label, tags, note)) {
            field.setAccessibleText(field.getId().replace("run-", ""));
            field.focusedProperty().subscribe(focused -> {
                if (!focused) {
                    write();
                }
            });
        }
    }

    void show(RunInfo run) {
        var same = shown.filter(before -> before.id().equals(run.id())).isPresent();
        if (!same) {
            write();
        }
        shown = Optional.of(run);
        var draft = NotesDraft.of(run.notes());
        label.setPromptText(run.id());
        if (!same || !label.isFocused()) {
            label.setText(draft.label());
        }
        if (!same || !tags.isFocused()) {
            tags.setText(draft.tags());
        }
        if (!same || !note.isFocused()) {
            note.setText(draft.note());
        }
    }

    private void write() {
        shown.ifPresent(run -> {
            try {
                var draft = new NotesDraft(label.getText(), tags.getText(), note.getText());
                keeping.annotate(run, draft.over(run.notes()));
            } catch (Refused refused) {
                notices.error(String.valueOf(refused.getMessage()));
            }
        });
    }

    private static Label name(String text) {
        var title = new Label(text);
        title.getStyleClass().add("text-muted");
        return title;
    }
}
