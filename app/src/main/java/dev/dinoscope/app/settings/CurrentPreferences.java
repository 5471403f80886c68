package dev.dinoscope.app.settings;

import dev.dinoscope.app.task.Newest;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The preferences in force. A change applies at once and is saved in the background.
public final class CurrentPreferences implements AutoCloseable {
    private final PreferencesFile file;
    private final Consumer<String> note;
    private final ReadOnlyObjectWrapper<Preferences> value;
    private final Newest<Preferences> saving;

    /// @param fx the JavaFX thread, on which everything here is called
    /// @param note told when they could not be saved
    public CurrentPreferences(Preferences first, PreferencesFile file, Executor fx, Consumer<String> note) {
        this.file = file;
        this.note = note;
        value = new ReadOnlyObjectWrapper<>(first);
        saving = Newest.on("save-settings", fx, _ -> {}, problem -> note.accept(problem.toString()));
    }

    public PreferencesFile file() {
        return file;
    }

    public ReadOnlyObjectProperty<Preferences> valueProperty() {
        return value.getReadOnlyProperty();
    }

    public Preferences get() {
        return value.get();
    }

    public void change(UnaryOperator<Preferences> change) {
        var now = change.apply(value.get());
        if (!now.equals(value.get())) {
            value.set(now);
            saving.request(() -> {
                file.write(now, note);
                return now;
            });
        }
    }

    /// Waits until the last change is on the disk.
    @Override
    public void close() {
        if (saving.busy()) {
            file.write(value.get(), note);
        }
        saving.close();
    }
}
