package dev.dinoscope.app.launch;

import dev.dinoscope.app.undo.Change;
import java.util.Optional;

/// What was typed into one setting; letters typed one after another are one edit.
record FormEdit(FormSetting setting, String before, String after) implements Change {

    @Override
    public String title() {
        return setting.field().title();
    }

    @Override
    public void undo() {
        setting.textProperty().set(before);
    }

    @Override
    public void redo() {
        setting.textProperty().set(after);
    }

    @Override
    public Optional<Change> merge(Change next) {
        return next instanceof FormEdit edit && edit.setting == setting
                ? Optional.of(new FormEdit(setting, before, edit.after))
                : Optional.empty();
    }
}
