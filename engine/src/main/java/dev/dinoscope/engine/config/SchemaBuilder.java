package dev.dinoscope.engine.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds the schema tree from a record type and an instance with the defaults.
final class SchemaBuilder {
    Section root(Record defaults) {
        return section("", defaults.getClass().getAnnotation(Setting.class), defaults);
    }

    private Section section(String path, @Nullable Setting setting, Record defaults) {
        var entries = new ArrayList<Entry>();
        for (var component : defaults.getClass().getRecordComponents()) {
            entries.add(entry(path, component, RecordAccess.get(component, defaults)));
        }
        return new Section(path, help(setting), isAdvanced(setting), defaults.getClass(), entries);
    }

    private Entry entry(String parent, RecordComponent component, Object value) {
        var path = Keys.join(parent, Keys.snakeCase(component.getName()));
        var setting = component.getAnnotation(Setting.class);
        if (component.getType().isAnnotationPresent(Variants.class)) {
            return variants(path, setting, component.getType(), (Record) value);
        }
        if (value instanceof Record nested) {
            return section(path, setting, nested);
        }
        return field(path, component, value);
    }

    private VariantSection variants(String path, @Nullable Setting setting, Class<?> choice, Record defaults) {
        var sections = new LinkedHashMap<String, Section>();
        RecordAccess.catalogue(choice).variants().forEach((name, type) -> {
            var section = section(path, setting, type == defaults.getClass() ? defaults : RecordAccess.defaults(type));
            if (section.entries().stream().anyMatch(entry -> entry.key().equals(VariantSection.NAME))) {
                throw new IllegalStateException(type.getName() + " must not have a component called name");
            }
            sections.put(name, section);
        });
        var name = sections.entrySet().stream()
                .filter(entry -> entry.getValue().type() == defaults.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the default of " + path + " is missing in the catalogue of " + choice.getName()));
        return new VariantSection(path, help(setting), isAdvanced(setting), sections, name.getKey());
    }

    private static Field field(String path, RecordComponent component, Object value) {
        var where = component.getDeclaringRecord().getName() + "." + component.getName();
        var setting = component.getAnnotation(Setting.class);
        if (setting == null || setting.help().isBlank()) {
            throw new IllegalStateException(where + " needs @Setting(help = …)");
        }
        var type = type(component.getGenericType())
                .orElseThrow(() -> new IllegalStateException(where + " has a type that no setting can have"));
        var allowed = type.kind() == FieldType.Kind.CHOICE ? constants(type.element()) : List.of(setting.allowed());
        var field = new Field(
                path, setting.help(), setting.unit(), setting.advanced(), type, Range.of(setting), allowed, value);
        if (!field.admits(value)) {
            throw new IllegalStateException(
                    where + " has the default " + field.defaultText() + ", but expects " + field.expectation());
        }
        return field;
    }

    private static Optional<FieldType> type(Type declared) {
        if (declared instanceof ParameterizedType list && list.getRawType() == List.class) {
            return type(list.getActualTypeArguments()[0])
                    .filter(element -> !element.list())
                    .map(element -> new FieldType(element.kind(), true, element.element()));
        }
        return declared instanceof Class<?> single
                ? kind(single).map(kind -> new FieldType(kind, false, single))
                : Optional.empty();
    }

    private static Optional<FieldType.Kind> kind(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class) {
            return Optional.of(FieldType.Kind.WHOLE);
        } else if (type == double.class || type == Double.class) {
            return Optional.of(FieldType.Kind.NUMBER);
        } else if (type == boolean.class) {
            return Optional.of(FieldType.Kind.FLAG);
        } else if (type == String.class) {
            return Optional.of(FieldType.Kind.TEXT);
        }
        return type.isEnum() ? Optional.of(FieldType.Kind.CHOICE) : Optional.empty();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Keys.of((Enum<?>) constant))
                .toList();
    }

    private static String help(@Nullable Setting setting) {
        return setting == null ? "" : setting.help();
    }

    private static boolean isAdvanced(@Nullable Setting setting) {
        return setting != null && setting.advanced();
    }
}
