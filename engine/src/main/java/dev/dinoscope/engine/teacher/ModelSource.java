package dev.dinoscope.engine.teacher;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.method.NeededModel;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.NoSuchRecipeException;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.StepName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What a recipe means where it names a trained model:
///
/// - a bundled recipe's name or a recipe file: the model that it trains;
/// - a run's directory: its newest checkpoint; a checkpoint's directory: that one;
/// - `random:` and one of these: a model of that form with the weights it starts with. Only who asks for it
///   gets it.
public sealed interface ModelSource {
    /// Of the run that trains the model, or would.
    Recipe recipe();

    record FromRecipe(Recipe recipe) implements ModelSource {}

    /// @param step of the checkpoint; empty for the newest
    record FromRun(RunDirectory run, OptionalLong step, Recipe recipe) implements ModelSource {}

    record Untrained(Recipe recipe) implements ModelSource {}

    /// @param overrides `key=value`, for the recipe of a model that is made
    /// @throws ConfigException when there is no such thing, saying what there could be, or it is a recipe
    ///     with errors
    static ModelSource of(NeededModel needed, List<String> overrides) {
        var text = needed.source();
        return text.startsWith(NeededModel.UNTRAINED)
                ? new Untrained(trained(needed, text.substring(NeededModel.UNTRAINED.length()), overrides)
                        .recipe())
                : trained(needed, text, overrides);
    }

    private static ModelSource trained(NeededModel needed, String text, List<String> overrides) {
        try {
            var path = Path.of(text).toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                return directory(needed, path);
            }
        } catch (InvalidPathException _) {
            // No path at all, so no recipe's name either.
        }
        try {
            return new FromRecipe(BundledRecipes.read(text, overrides));
        } catch (NoSuchRecipeException unknown) {
            throw unfit(
                    needed,
                    "expected the directory of a run or checkpoint, a recipe file, or a bundled recipe: "
                            + BundledRecipes.names().stream()
                                    .filter(name -> !name.contains("/"))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static ModelSource directory(NeededModel needed, Path path) {
        var checkpoints = path.getParent();
        var above = checkpoints == null ? null : checkpoints.getParent();
        try {
            var step = StepName.parse(String.valueOf(path.getFileName()));
            if (above != null && isRun(above) && step.isPresent()) {
                return fromRun(RunDirectory.open(above), step);
            }
            if (isRun(path)) {
                return fromRun(RunDirectory.open(path), OptionalLong.empty());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw unfit(needed, "this directory is neither a run's (with a recipe.yaml) nor one of its checkpoints");
    }

    private static boolean isRun(Path path) {
        return Files.isRegularFile(new RunDirectory(path).recipe());
    }

    private static FromRun fromRun(RunDirectory run, OptionalLong step) throws IOException {
        return new FromRun(run, step, run.readRecipe(Recipe.class));
    }

    /// What is wrong with the setting that names the model.
    static ConfigException unfit(NeededModel needed, String problem) {
        var error = new ConfigError(needed.setting(), needed.source(), problem);
        return new ConfigException("the recipe", List.of(error));
    }
}
