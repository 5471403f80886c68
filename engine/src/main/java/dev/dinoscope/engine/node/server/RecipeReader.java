package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.run.RunCost;
import java.util.List;

/// Checks recipes for the node, which itself knows nothing of training.
public interface RecipeReader {
    /// @param name begins the name of the run directory
    /// @param recipe the configuration record, written to the run directory with every default
    /// @param totalSteps of the whole training
    record Resolved(String name, Record recipe, long totalSteps) {}

    /// @throws dev.dinoscope.engine.config.ConfigException with all errors at once
    Resolved read(String yaml, List<String> overrides);

    /// What a run of the recipe would take; counted, nothing is run.
    ///
    /// @throws dev.dinoscope.engine.config.ConfigException when the recipe has errors, or its sizes do not
    ///     fit each other
    RunCost cost(String yaml, List<String> overrides);
}
