package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.files.FailureText;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.NoSuchRecipeException;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.List;

/// Reads the recipe a user means.
final class RecipeArgument {
    private RecipeArgument() {}

    /// @throws CommandFailure when there is neither such a file nor such a name
    /// @throws dev.dinoscope.engine.config.ConfigException with every problem of the recipe
    static Recipe read(String recipe, List<String> overrides) {
        try {
            return BundledRecipes.read(recipe, overrides);
        } catch (NoSuchRecipeException unknown) {
            throw new CommandFailure(ExitCode.USAGE, FailureText.of(unknown));
        }
    }
}
