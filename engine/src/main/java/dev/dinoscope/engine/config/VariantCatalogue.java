package dev.dinoscope.engine.config;

import java.util.SequencedMap;

/// Names the records that implement an interface annotated with [Variants]; adding one is adding a line here.
@FunctionalInterface
public interface VariantCatalogue {
    /// @return name in files → record, in the order in which forms offer them
    SequencedMap<String, Class<? extends Record>> variants();
}
