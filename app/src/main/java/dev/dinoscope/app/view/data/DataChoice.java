package dev.dinoscope.app.view.data;

import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.recipe.BundledRecipes;
import java.util.List;

/// Which data of the node's machine are looked at.
///
/// @param source a path there, the name of a source or a recipe
/// @param settings `key=value` pairs
public record DataChoice(String source, List<String> settings) {
    /// The data of the default recipe.
    public static final DataChoice STANDARD =
            new DataChoice(BundledRecipes.names().getFirst(), List.of());

    public DataChoice {
        settings = List.copyOf(settings);
    }

    static DataChoice at(String path) {
        return new DataChoice(path, List.of());
    }

    DataRequest request(DataRequest.Task task) {
        return new DataRequest(source, settings, task);
    }
}
