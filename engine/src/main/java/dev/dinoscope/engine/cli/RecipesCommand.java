package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.config.SettingsReference;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dinoscope recipes`.
@Command(name = "recipes", description = "List the bundled recipes.", mixinStandardHelpOptions = true)
final class RecipesCommand implements Callable<Integer> {
    @Option(names = "--settings", description = "Print the reference of all settings as Markdown (docs/settings.md).")
    private boolean settings;

    @Override
    public Integer call() {
        if (settings) {
            System.out.print(SettingsReference.markdown(Recipe.class));
            return ExitCode.OK;
        }
        for (var name : BundledRecipes.names()) {
            var about = BundledRecipes.yaml(name)
                    .lines()
                    .findFirst()
                    .map(line -> line.replaceFirst("^#\\s*", ""))
                    .orElse("");
            System.out.printf(Locale.ROOT, "%-16s %s%n", name, about);
        }
        return ExitCode.OK;
    }
}
