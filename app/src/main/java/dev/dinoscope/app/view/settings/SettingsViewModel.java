package dev.dinoscope.app.view.settings;

import dev.dinoscope.app.launch.Form;
import dev.dinoscope.app.settings.CurrentPreferences;
import dev.dinoscope.app.settings.Preferences;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The preferences as a form that applies itself: whatever is valid holds at once.
public final class SettingsViewModel {
    private final CurrentPreferences preferences;
    private final Form<Preferences> form = new Form<>(Preferences.class, new Preferences());
    private final StringProperty search = new SimpleStringProperty("");

    public SettingsViewModel(CurrentPreferences preferences) {
        this.preferences = preferences;
        form.fill(preferences.get());
        preferences.valueProperty().subscribe(now -> {
            if (!now.equals(form.valueProperty().get())) {
                form.fill(now);
            }
        });
        form.valueProperty().subscribe(typed -> preferences.change(_ -> typed));
    }

    /// What is marked as changed differs from the defaults.
    public Form<Preferences> form() {
        return form;
    }

    /// Shows only settings that have this in key, title or help.
    public StringProperty searchProperty() {
        return search;
    }

    /// The file that holds them.
    public String file() {
        return preferences.file().path().toString();
    }
}
