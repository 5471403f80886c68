package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.recipe.BundledRecipes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `dinoscope recipes`.
@Command(name = "recipes", description = "List the bundled recipes.", mixinStandardHelpOptions = true)
final class RecipesCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        for (var name : BundledRecipes.names()) {
            var about = BundledRecipes.yaml(name)
                    .lines()
                    .findFirst()
                    .map(line -> line.replaceFirst("^#\\s*", ""))
                    .orElse("");
            System.out.printf("%-16s %s%n", name, about);
        }
        return ExitCode.OK;
    }
}
