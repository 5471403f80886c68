package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Homes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dinoscope data prepare|list`.
@Command(name = "data", description = "Prepare and look at training data.", mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
    private final Homes homes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any verb runs
    private CommandSpec spec;

    DataCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "data needs one of: prepare, list");
    }

    @Command(
            name = "prepare",
            description = "Make a recipe's data ready: decoded, checked, in the cache. Quick when it already is.",
            mixinStandardHelpOptions = true)
    int prepare(
            @Parameters(
                            paramLabel = "RECIPE",
                            defaultValue = "clip",
                            description = "A YAML file or a bundled name (default: clip).")
                    String recipe,
            @Parameters(index = "1..*", paramLabel = "key=value", arity = "0..*") List<String> overrides)
            throws Exception {
        var source = read(recipe, overrides).data().source();
        try (var dataset = prepare(source)) {
            System.out.printf("%s, %,d pairs%n", dataset.hash(), dataset.pairs().size());
            dataset.splitSizes().forEach((split, size) -> System.out.printf("  %-20s %,8d%n", split, size));
        }
        return ExitCode.OK;
    }

    private PairDataset prepare(PairSource source) throws IOException {
        try (var bar = ProgressBar.onStandardError()) {
            return source.prepare(homes.cache(), (stage, done, total) -> bar.show(stage, done, total, ""), () -> false);
        }
    }

    @Command(
            name = "list",
            description = "Whom a recipe's data come from, and under which licences.",
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(
                            paramLabel = "RECIPE",
                            defaultValue = "clip",
                            description = "A YAML file or a bundled name (default: clip).")
                    String recipe,
            @Option(names = "--json", description = "One JSON object a source.") boolean json) {
        for (var source : read(recipe, List.of()).data().source().attributions()) {
            System.out.println(json ? JsonLines.of(source) : line(source));
        }
        return ExitCode.OK;
    }

    private static String line(Attribution source) {
        return "%-24s %-14s %-34s %s".formatted(source.title(), source.licence(), source.author(), source.source());
    }

    private static Recipe read(String recipe, List<String> overrides) {
        return RecipeArgument.read(recipe, overrides == null ? new ArrayList<>() : overrides);
    }
}
