package dev.dinoscope.app.launch;

import dev.dinoscope.engine.config.Field;
import java.util.Locale;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One setting of a form: what is typed, what it started as, and what is wrong with it.
public final class FormSetting {
    private final Field field;
    private final StringProperty text = new SimpleStringProperty();
    private final ReadOnlyStringWrapper base = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final BooleanBinding modified = text.isNotEqualTo(base);

    FormSetting(Field field) {
        this.field = field;
        start(field.defaultText());
    }

    public Field field() {
        return field;
    }

    public StringProperty textProperty() {
        return text;
    }

    /// What is wrong with it; empty if nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether it differs from the recipe that the form started from.
    public BooleanBinding modifiedProperty() {
        return modified;
    }

    /// The text that the form started from.
    public String baseText() {
        return base.get();
    }

    public void reset() {
        text.set(base.get());
    }

    /// Unit and range, as a hint beside the value; empty when there is nothing to say.
    public String hint() {
        var range = field.range().symbols();
        return field.unit().isEmpty() ? range : range.isEmpty() ? field.unit() : field.unit() + ", " + range;
    }

    /// Whether a word of key, title or help begins or contains the text, in lower case.
    public boolean matches(String words) {
        var all = (field.path() + " " + field.title() + " " + field.help()).toLowerCase(Locale.ROOT);
        return all.contains(words);
    }

    void start(String value) {
        base.set(value);
        text.set(value);
    }

    void fail(String problem) {
        error.set(problem);
    }
}
