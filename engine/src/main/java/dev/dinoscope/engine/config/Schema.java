package dev.dinoscope.engine.config;

import java.util.List;

/// Everything there is to know about a configuration record: for forms, command-line help, sweeps and the reference.
///
/// @param root the tree of sections and settings, in the order of declaration
public record Schema(Section root) {
    /// @throws IllegalStateException when the record is declared wrongly (missing help, unsupported type, a default
    ///     outside its own range)
    public static Schema of(Class<? extends Record> type) {
        return of(RecordAccess.defaults(type));
    }

    /// The schema whose defaults are the values of this record.
    public static Schema of(Record defaults) {
        return new Schema(new SchemaBuilder().root(defaults));
    }

    /// All settings in order; where variants exist, those of the default one.
    public List<Field> fields() {
        return root.fields().toList();
    }
}
