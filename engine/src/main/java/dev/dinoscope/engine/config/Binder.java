package dev.dinoscope.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lays given values over defaults and makes the record, noting every problem on the way.
final class Binder {
    private final Suggestions suggestions;
    private final List<ConfigError> errors;

    Binder(Section root, List<ConfigError> errors) {
        this.suggestions = new Suggestions(root);
        this.errors = errors;
    }

    /// @param extra keys beside those of the section that are right here
    /// @return the record, or empty when something below is wrong
    Optional<Record> bind(Section section, Record defaults, Raw.Mapping given, List<String> extra) {
        reportUnknown(section, given, extra);
        var components = section.type().getRecordComponents();
        var values = new ArrayList<Object>();
        for (int i = 0; i < components.length; i++) {
            var entry = section.entries().get(i);
            var fallback = RecordAccess.get(components[i], defaults);
            var raw = given.entries().get(entry.key());
            value(entry, fallback, raw == null ? Optional.empty() : Optional.of(raw))
                    .ifPresent(values::add);
        }
        return values.size() == components.length ? create(section, values) : Optional.empty();
    }

    private Optional<? extends Object> value(Entry entry, Object fallback, Optional<Raw> given) {
        return switch (entry) {
            case Field field -> given.isEmpty() ? Optional.of(fallback) : field(field, given.get());
            case Section section ->
                mapping(section, given).flatMap(map -> bind(section, (Record) fallback, map, List.of()));
            case VariantSection choice -> variant(choice, (Record) fallback, given);
        };
    }

    private Optional<Object> field(Field field, Raw raw) {
        var value = field.type().read(raw).filter(field::admits);
        if (value.isEmpty()) {
            errors.add(new ConfigError(field.path(), raw.shown(), "expected " + field.expectation()));
        }
        return value;
    }

    private Optional<Raw.Mapping> mapping(Entry entry, Optional<Raw> given) {
        return switch (given.orElseGet(Raw.Mapping::empty)) {
            case Raw.Mapping mapping -> Optional.of(mapping);
            case Raw.Scalar scalar when scalar.isNothing() -> Optional.of(Raw.Mapping.empty());
            case Raw other -> {
                errors.add(new ConfigError(entry.path(), other.shown(), "expected a section of settings"));
                yield Optional.empty();
            }
        };
    }

    private Optional<Record> variant(VariantSection choice, Record fallback, Optional<Raw> given) {
        var mapping = mapping(choice, given.map(Binder::expandName));
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        var standing = choice.nameOf(fallback);
        var named = mapping.get().entries().get(VariantSection.NAME);
        var name = named == null ? Optional.<Object>of(standing) : field(choice.nameField(), named);
        return name.flatMap(known -> {
            var section = choice.section((String) known);
            var defaults = known.equals(standing) ? fallback : RecordAccess.defaults(section.type());
            return bind(section, defaults, mapping.get(), List.of(VariantSection.NAME));
        });
    }

    /// `method: clip` is short for `method: {name: clip}`.
    private static Raw expandName(Raw raw) {
        if (raw instanceof Raw.Scalar scalar && !scalar.isNothing()) {
            var mapping = Raw.Mapping.empty();
            mapping.entries().put(VariantSection.NAME, scalar);
            return mapping;
        }
        return raw;
    }

    private void reportUnknown(Section section, Raw.Mapping given, List<String> extra) {
        var known = new ArrayList<>(extra);
        section.entries().forEach(entry -> known.add(entry.key()));
        given.entries().keySet().forEach(key -> {
            if (!known.contains(key)) {
                errors.add(suggestions.unknown(section.path(), key, known));
            }
        });
    }

    private Optional<Record> create(Section section, List<Object> values) {
        try {
            return Optional.of(RecordAccess.create(section.type(), values.toArray()));
        } catch (Refused refused) {
            errors.add(refused.in(section.path()));
            return Optional.empty();
        }
    }
}
