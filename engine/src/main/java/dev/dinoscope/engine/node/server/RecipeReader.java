package dev.dinoscope.engine.node.server;

import java.util.List;

/// Checks recipes for the node, which itself knows nothing of training.
@FunctionalInterface
public interface RecipeReader {
    /// @param name of the recipe: begins the name of the run directory
    /// @param yaml every default written out
    record Resolved(String name, String method, String yaml) {}

    /// @throws dev.dinoscope.engine.config.ConfigException with all errors at once
    Resolved read(String yaml, List<String> overrides);
}
