package dev.dinoscope.engine.config;

import java.util.List;
import java.util.stream.Stream;

/// A nested record.
///
/// @param entries in the order of the record's components
public record Section(String path, String help, boolean advanced, Class<? extends Record> type, List<Entry> entries)
        implements Entry {
    public Section {
        entries = List.copyOf(entries);
    }

    /// All settings below, depth first; of sections with variants, those of the default variant.
    public Stream<Field> fields() {
        return entries.stream().flatMap(entry -> switch (entry) {
            case Field field -> Stream.of(field);
            case Section section -> section.fields();
            case VariantSection choice ->
                Stream.concat(
                        Stream.of(choice.nameField()), choice.defaultSection().fields());
        });
    }
}
