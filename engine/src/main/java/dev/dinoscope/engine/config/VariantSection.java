package dev.dinoscope.engine.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// A section whose record is chosen by its `name` key.
///
/// @param variants name → the settings of that variant, in the catalogue's order
/// @param defaultVariant the name that holds when the file gives none
public record VariantSection(
        String path, String help, boolean advanced, SequencedMap<String, Section> variants, String defaultVariant)
        implements Entry {
    /// The key that chooses.
    public static final String NAME = "name";

    public VariantSection {
        variants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variants));
    }

    public Section defaultSection() {
        return section(defaultVariant);
    }

    /// @param name one of the catalogue's
    public Section section(String name) {
        return Objects.requireNonNull(variants.get(name), () -> path + " has no variant " + name);
    }

    /// The choice itself, as a setting.
    public Field nameField() {
        return new Field(
                Keys.join(path, NAME),
                help,
                "",
                advanced,
                new FieldType(FieldType.Kind.TEXT, false, String.class),
                Range.ALL,
                List.copyOf(variants.keySet()),
                defaultVariant);
    }

    /// The name under which the catalogue lists the type of this record.
    String nameOf(Record value) {
        return variants.entrySet().stream()
                .filter(entry -> entry.getValue().type() == value.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        value.getClass().getName() + " is missing in the catalogue of " + path))
                .getKey();
    }
}
