package dev.dinoscope.app.launch;

import dev.dinoscope.app.undo.Change;
import dev.dinoscope.app.undo.UndoStack;
import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Schema;
import dev.dinoscope.engine.config.Section;
import dev.dinoscope.engine.config.VariantSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A config record as a form: a setting for each field of its schema, checked as a whole after every change,
/// so that all errors show at once.
///
/// @param <T> the record
public final class Form<T extends Record> {
    private final Schema schema;
    private final FormSettings settings;
    private final UndoStack undo = new UndoStack();
    private final ReadOnlyObjectWrapper<T> base;
    private final ReadOnlyObjectWrapper<T> value;
    private final ReadOnlyStringWrapper origin;
    private final ReadOnlyStringWrapper yaml = new ReadOnlyStringWrapper("");
    private final ObservableList<ConfigError> errors = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<String, String>> variants = new ReadOnlyObjectWrapper<>(Map.of());
    private boolean starting;

    public Form(Class<T> type, T first) {
        this(type, first, "");
    }

    /// @param from what the first record is: the name of a recipe or of a run
    public Form(Class<T> type, T first, String from) {
        this.schema = Schema.of(type);
        this.base = new ReadOnlyObjectWrapper<>(first);
        this.value = new ReadOnlyObjectWrapper<>(first);
        this.origin = new ReadOnlyStringWrapper(from);
        this.settings = new FormSettings(schema.root());
        settings.all()
                .forEach(setting -> setting.textProperty().subscribe((before, after) -> {
                    if (!starting) {
                        undo.done(new FormEdit(setting, before, after));
                    }
                    changed();
                }));
        begin(first);
    }

    /// What was changed in this form, to be taken back. The field that is typed into seals it when it is left.
    public UndoStack undo() {
        return undo;
    }

    public Section root() {
        return schema.root();
    }

    /// A setting that counts now.
    public FormSetting setting(String path) {
        var setting = settings.active().get(path);
        if (setting == null) {
            throw new IllegalArgumentException("the form has no setting " + path);
        }
        return setting;
    }

    /// @param scope nothing outside of variants; see [#scope]
    public FormSetting setting(String scope, Field field) {
        return settings.of(scope, field);
    }

    /// What tells the settings of a variant from those of others.
    public static String scope(String outer, VariantSection choice, String variant) {
        return FormSettings.scope(outer, choice, variant);
    }

    /// All settings, those of variants that are not chosen too, in the order of the schema.
    public List<FormSetting> settings() {
        return settings.all();
    }

    /// The recipe as it would be written; stays as it was while there are errors.
    public ReadOnlyStringProperty yamlProperty() {
        return yaml.getReadOnlyProperty();
    }

    /// Everything that is wrong now, in the order of the schema.
    public ObservableList<ConfigError> errors() {
        return errors;
    }

    /// Path of each section with variants → the variant chosen.
    public ReadOnlyObjectProperty<Map<String, String>> variantsProperty() {
        return variants.getReadOnlyProperty();
    }

    /// The record as it is filled in; stays as it was while there are errors.
    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// What the form started from, as its user calls it.
    public ReadOnlyStringProperty originProperty() {
        return origin.getReadOnlyProperty();
    }

    /// Starts anew from a record. Can be undone, with all that was typed before.
    public void start(T record, String from) {
        var before = state();
        begin(record);
        origin.set(from);
        note("Start from " + from, before);
    }

    /// Every setting back to what the form started from. Can be undone.
    public void reset() {
        var before = state();
        set(settings.all().stream().collect(Collectors.toMap(Function.identity(), FormSetting::baseText)));
        note("Reset all", before);
    }

    /// Shows a record that came about elsewhere; what the form started from stays. Not to be undone here.
    public void fill(T record) {
        var texts = YamlTexts.of(record);
        var wanted = new LinkedHashMap<FormSetting, String>();
        settings.of(texts)
                .forEach((path, setting) -> wanted.put(
                        setting, texts.getOrDefault(path, setting.field().defaultText())));
        set(wanted);
    }

    /// All that can be changed.
    private record State<T>(T base, String origin, Map<FormSetting, String> texts) {}

    private State<T> state() {
        return new State<>(
                base.get(),
                origin.get(),
                settings.all().stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                setting -> setting.textProperty().get())));
    }

    private void note(String title, State<T> before) {
        var after = state();
        if (!after.equals(before)) {
            undo.seal();
            undo.done(Change.of(title, () -> restore(before), () -> restore(after)));
            undo.seal();
        }
    }

    private void restore(State<T> state) {
        if (!state.base.equals(base.get())) {
            begin(state.base);
            origin.set(state.origin);
        }
        set(state.texts);
    }

    private void begin(T record) {
        starting = true;
        base.set(record);
        var texts = YamlTexts.of(record);
        settings.all().forEach(setting -> setting.start(setting.field().defaultText()));
        settings.of(texts)
                .forEach((path, setting) ->
                        setting.start(texts.getOrDefault(path, setting.field().defaultText())));
        starting = false;
        changed();
    }

    /// All at once, checked once.
    private void set(Map<FormSetting, String> texts) {
        starting = true;
        texts.forEach((setting, text) -> setting.textProperty().set(text));
        starting = false;
        changed();
    }

    /// Dotted key → text, of all settings that differ from the start.
    public Map<String, String> changes() {
        return settings.active().entrySet().stream()
                .filter(entry -> entry.getValue().modifiedProperty().get())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().textProperty().get(),
                        (a, _) -> a,
                        LinkedHashMap::new));
    }

    private void changed() {
        if (starting) {
            return;
        }
        variants.set(settings.variants());
        List<ConfigError> found = List.of();
        try {
            var changes = new LinkedHashMap<String, Object>();
            changes().forEach((path, text) -> changes.put(path, YamlTexts.value(text)));
            var read = Configs.with(base.get(), changes);
            yaml.set(Configs.toYaml(read));
            value.set(read);
        } catch (ConfigException problem) {
            found = problem.errors();
        }
        refuse(found);
    }

    /// Marks settings that were found not to fit, until the next change: a node that builds the model of the recipe
    /// finds what a record alone cannot.
    public void refuse(List<ConfigError> found) {
        errors.setAll(found);
        var texts = found.stream()
                .collect(Collectors.toMap(ConfigError::path, ConfigError::problem, (a, b) -> a + "; " + b));
        settings.all().forEach(setting -> setting.fail(""));
        settings.active().forEach((path, setting) -> setting.fail(texts.getOrDefault(path, "")));
    }
}
