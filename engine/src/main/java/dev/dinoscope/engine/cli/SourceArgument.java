package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.data.catalogue.PairSources;
import dev.dinoscope.engine.data.catalogue.SourceRecognition;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the data a user means: a path that is recognised by itself, the name of a source with its settings, or a
/// recipe.
final class SourceArgument {
    private static final String SECTION = "data.source.";
    private static final String DEFAULT = "clip";

    private SourceArgument() {}

    /// @param settings `key=value`; of the source where one is named or recognised, else of the recipe
    /// @return the default recipe with that source, or the recipe that is named
    static Recipe read(String source, List<String> settings) throws IOException {
        if (new PairSources().variants().containsKey(source)) {
            var overrides = new ArrayList<>(List.of(SECTION + "name=" + source));
            settings.forEach(setting -> overrides.add(inSection(setting)));
            return RecipeArgument.read(DEFAULT, overrides);
        }
        if (BundledRecipes.names().contains(source) || isRecipe(source)) {
            return RecipeArgument.read(source, settings);
        }
        var recognised = SourceRecognition.of(source);
        var name = new PairSources()
                .variants().entrySet().stream()
                        .filter(kind -> kind.getValue() == recognised.getClass())
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        var overrides = new ArrayList<>(List.of(SECTION + "name=" + name, SECTION + "path=" + quoted(source)));
        settings.forEach(setting -> overrides.add(inSection(setting)));
        return RecipeArgument.read(DEFAULT, overrides);
    }

    /// Settings of the rest of the recipe, such as `model.text.context=77`, may be given as well.
    private static String inSection(String setting) {
        int dot = setting.indexOf('.');
        var first = dot < 0 ? setting : setting.substring(0, dot);
        return List.of("data", "model", "train", "eval").contains(first) ? setting : SECTION + setting;
    }

    /// Braces and colons of tars are no YAML.
    private static String quoted(String path) {
        return "'" + path.replace("'", "''") + "'";
    }

    private static boolean isRecipe(String source) {
        var name = source.toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.exists(Path.of(source));
    }
}
