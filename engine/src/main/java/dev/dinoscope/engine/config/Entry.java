package dev.dinoscope.engine.config;

/// A node of the schema tree: a setting, a section of settings, or a section whose settings depend on its `name`.
public sealed interface Entry permits Field, Section, VariantSection {
    /// Dotted key from the root, such as `optim.learning_rate`; empty for the root itself.
    String path();

    /// One sentence, or empty.
    String help();

    /// Whether forms fold it away.
    boolean advanced();

    /// The last part of the path, as written in the file.
    default String key() {
        return Keys.last(path());
    }

    /// For people: `Learning rate`.
    default String title() {
        return Keys.title(key());
    }
}
