package dev.dinoscope.app.launch;

import dev.dinoscope.engine.config.Entry;
import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Section;
import dev.dinoscope.engine.config.VariantSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// The settings of a form. Those of each variant are apart: two variants may give one name to different
/// things, with other defaults and ranges.
final class FormSettings {
    private final Section root;
    private final SequencedMap<Key, FormSetting> settings = new LinkedHashMap<>();

    /// @param scope the variants that it belongs to; nothing outside of any
    private record Key(String scope, String path) {}

    FormSettings(Section root) {
        this.root = root;
        add("", root);
    }

    /// The scope of a variant within another scope.
    static String scope(String outer, VariantSection choice, String variant) {
        return outer + choice.path() + "=" + variant + " ";
    }

    List<FormSetting> all() {
        return List.copyOf(settings.values());
    }

    FormSetting of(String scope, Field field) {
        var setting = settings.get(new Key(scope, field.path()));
        if (setting == null) {
            throw new IllegalArgumentException("the form has no setting " + scope + field.path());
        }
        return setting;
    }

    /// Those that count now, by path, in the order of the schema.
    SequencedMap<String, FormSetting> active() {
        return chosen(
                (scope, choice) -> of(scope, choice.nameField()).textProperty().get());
    }

    /// Those that a record with these texts has.
    SequencedMap<String, FormSetting> of(Map<String, String> texts) {
        return chosen((_, choice) -> texts.getOrDefault(choice.nameField().path(), choice.defaultVariant()));
    }

    /// Path of each section with variants → the variant chosen now.
    Map<String, String> variants() {
        var chosen = new LinkedHashMap<String, String>();
        chosen((scope, choice) -> {
            var name = of(scope, choice.nameField()).textProperty().get();
            chosen.put(choice.path(), name);
            return name;
        });
        return Map.copyOf(chosen);
    }

    private SequencedMap<String, FormSetting> chosen(BiFunction<String, VariantSection, String> variant) {
        var found = new LinkedHashMap<String, FormSetting>();
        collect("", root, variant, found);
        return found;
    }

    private void collect(
            String scope,
            Entry entry,
            BiFunction<String, VariantSection, String> variant,
            Map<String, FormSetting> into) {
        switch (entry) {
            case Field field -> into.put(field.path(), of(scope, field));
            case Section section -> section.entries().forEach(inner -> collect(scope, inner, variant, into));
            case VariantSection choice -> {
                collect(scope, choice.nameField(), variant, into);
                var wanted = variant.apply(scope, choice);
                // What is typed may be no variant.
                var name = choice.variants().containsKey(wanted) ? wanted : choice.defaultVariant();
                collect(scope(scope, choice, name), choice.section(name), variant, into);
            }
        }
    }

    private void add(String scope, Entry entry) {
        switch (entry) {
            case Field field -> settings.put(new Key(scope, field.path()), new FormSetting(field));
            case Section section -> section.entries().forEach(inner -> add(scope, inner));
            case VariantSection choice -> {
                add(scope, choice.nameField());
                choice.variants().forEach((name, section) -> add(scope(scope, choice, name), section));
            }
        }
    }
}
