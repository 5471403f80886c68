package dev.dinoscope.engine.config;

import java.util.SequencedMap;

/// Names the records that implement an interface annotated with [Variants]; adding one is adding a line here. A
/// catalogue is a service, listed in `META-INF/services`: so the interface need not know who implements it.
public interface VariantCatalogue {
    /// The interface whose records these are.
    Class<?> of();

    /// @return name in files → record, in the order in which forms offer them
    SequencedMap<String, Class<? extends Record>> variants();
}
