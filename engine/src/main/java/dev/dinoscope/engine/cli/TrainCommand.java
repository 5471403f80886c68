package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.CostText;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.train.model.CostEstimate;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope train RECIPE [key=value …]`.
@Command(
        name = "train",
        description =
                "Train a recipe in this terminal. Ctrl-C writes a checkpoint; `dinoscope resume` goes on from it.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private final Homes homes;

    @Parameters(
            index = "0",
            paramLabel = "RECIPE",
            description = "A YAML file, or a name that `dinoscope recipes` lists.")
    private String recipe = "";

    @Parameters(
            index = "1..*",
            paramLabel = "key=value",
            description = "Settings that differ, such as optim.learning_rate=2e-3.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Where the run directory is made (default: ~/dinoscope/runs).")
    private @Nullable Path runs;

    @Option(
            names = "--dry-run",
            description = "Print the resolved recipe, parameters, operations and memory; train nothing.")
    private boolean dryRun;

    @Option(names = "--print-program", description = "Print the traced program as readable text; train nothing.")
    private boolean printProgram;

    TrainCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var resolved = RecipeArgument.read(recipe, overrides);
        if (dryRun || printProgram) {
            describe(resolved);
            return ExitCode.OK;
        }
        homes.require();
        var root = runs == null ? homes.runs() : runs;
        var run = RunDirectory.create(root, resolved.name(), resolved, 0, InstantSource.system());
        return TerminalTraining.train(run, homes);
    }

    private void describe(Recipe resolved) {
        var traced = Recipes.traced(resolved);
        if (dryRun) {
            System.out.print(Configs.toCommentedYaml(resolved));
            System.out.print(CostText.of(CostEstimate.of(resolved, traced)));
            traced.learner().remarks().forEach(remark -> System.out.println("# " + remark));
        }
        if (printProgram) {
            System.out.print(traced.program().text());
        }
    }
}
