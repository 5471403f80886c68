package dev.dinoscope.engine.config;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads and writes configuration records. What a file leaves out keeps its default.
public final class Configs {
    private static final SizeLimit LIMIT = new SizeLimit("a file of settings", 256 << 10);

    private Configs() {}

    /// @param file UTF-8 YAML
    /// @param overrides `key=value`, stronger than the file
    /// @throws ConfigException with every problem at once
    public static <T extends Record> T read(Class<T> type, Path file, List<String> overrides) {
        return read(type, String.valueOf(file.getFileName()), text(file), overrides);
    }

    /// @param source names the text in messages
    /// @throws ConfigException with every problem at once
    public static <T extends Record> T read(Class<T> type, String source, String yaml, List<String> overrides) {
        var errors = new ArrayList<ConfigError>();
        var tree = YamlText.parse(source, yaml, errors);
        return bind(RecordAccess.defaults(type), source, tree, overrides, errors);
    }

    /// @param tree nested maps, lists and scalars, as JSON would give them
    /// @throws ConfigException with every problem at once
    public static <T extends Record> T read(Class<T> type, String source, Map<String, ?> tree, List<String> overrides) {
        return bind(RecordAccess.defaults(type), source, Raw.of(tree), overrides, new ArrayList<>());
    }

    /// The same record but for some settings, checked like a file.
    ///
    /// @param path dotted key; for variants, `method.name` changes the kind and starts from its defaults
    /// @throws ConfigException when the value does not fit
    public static <T extends Record> T with(T record, String path, Object value) {
        return with(record, Map.of(path, value));
    }

    /// The same record but for some settings, all changed at once and then checked like a file.
    ///
    /// @param changes dotted key → value (also as text)
    /// @throws ConfigException with every problem at once
    public static <T extends Record> T with(T record, Map<String, ?> changes) {
        var tree = Raw.Mapping.empty();
        changes.forEach((path, value) -> Overrides.put(tree, path, Raw.of(value)));
        return bind(record, "the configuration", tree, List.of(), new ArrayList<>());
    }

    /// All settings in order: dotted key → value. Enum values are given as in files; each variant's `name` is among
    /// them.
    public static SequencedMap<String, Object> flatten(Record record) {
        var values = new LinkedHashMap<String, Object>();
        Schema.of(record).root().fields().forEach(field -> values.put(field.path(), plain(field.defaultValue())));
        return values;
    }

    /// One value of a text whose record type is not known here, as text.
    ///
    /// @return empty when there is none, or the text is no YAML
    public static Optional<String> peek(String yaml, String path) {
        var at = YamlText.parse("peek", yaml, new ArrayList<>());
        for (var key : path.split("\\.", -1)) {
            var next = at instanceof Raw.Mapping mapping ? mapping.entries().get(key) : null;
            at = next == null ? Raw.Mapping.empty() : next;
        }
        return at instanceof Raw.Scalar scalar && !scalar.isNothing() ? Optional.of(scalar.text()) : Optional.empty();
    }

    /// What is wrong with a text itself, whatever its record type.
    ///
    /// @return empty for YAML of sections and settings
    public static List<ConfigError> problems(String yaml) {
        var errors = new ArrayList<ConfigError>();
        if (!(YamlText.parse("text", yaml, errors) instanceof Raw.Mapping)) {
            errors.add(new ConfigError("", "expected sections and settings"));
        }
        return List.copyOf(errors);
    }

    /// YAML with every value written out; reading it back gives an equal record.
    public static String toYaml(Record record) {
        return new YamlWriter(false).write(Schema.of(record));
    }

    /// The same with each setting's help, unit and range above it as a comment.
    public static String toCommentedYaml(Record record) {
        return new YamlWriter(true).write(Schema.of(record));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Enum<?> constant -> Keys.of(constant);
            case List<?> list -> list.stream().map(Configs::plain).toList();
            default -> value;
        };
    }

    @SuppressWarnings("unchecked") // the record's own class
    private static <T extends Record> T bind(
            T defaults, String source, Raw tree, List<String> overrides, List<ConfigError> errors) {
        if (!(tree instanceof Raw.Mapping mapping)) {
            errors.add(new ConfigError("", "expected sections and settings, got " + tree.shown()));
            throw new ConfigException(source, errors);
        }
        Overrides.apply(mapping, overrides, errors);
        var root = Schema.of(defaults).root();
        var result = new Binder(root, errors).bind(root, defaults, mapping, List.of());
        if (!errors.isEmpty()) {
            throw new ConfigException(source, errors);
        }
        return (T) defaults.getClass().cast(result.orElseThrow());
    }

    private static String text(Path file) {
        try {
            return BoundedFile.text(file, LIMIT);
        } catch (RefusedFileException refused) {
            throw new ConfigException(file.toString(), List.of(new ConfigError("", refused.getReason())));
        } catch (IOException fault) {
            var cure = Files.exists(file) ? "cannot be read: " + fault : "no such file; check the path";
            throw new ConfigException(file.toString(), List.of(new ConfigError("", cure)));
        }
    }
}
