package dev.dinoscope.engine.node.server;

import java.util.List;

/// Checks recipes for the node, which itself knows nothing of training.
@FunctionalInterface
public interface RecipeReader {
    /// @param name begins the name of the run directory
    /// @param recipe the configuration record, written to the run directory with every default
    /// @param totalSteps of the whole training
    record Resolved(String name, Record recipe, long totalSteps) {}

    /// @throws dev.dinoscope.engine.config.ConfigException with all errors at once
    Resolved read(String yaml, List<String> overrides);
}
