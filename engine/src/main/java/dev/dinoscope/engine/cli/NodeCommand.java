package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.node.server.NodeOptions;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.node.server.ProcessLauncher;
import dev.dinoscope.engine.node.server.RecipeReader;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.CodeVersion;
import dev.dinoscope.engine.run.Homes;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `dinoscope node`.
@Command(
        name = "node",
        description = {
            "Serve this machine's runs: start, stop and watch them from a workbench, until interrupted.",
            "Address and token are left in ~/dinoscope/node.json, readable by you alone. Runs survive the node."
        },
        mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
    private final Homes homes;

    NodeCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        NodeServer.serve(NodeOptions.of(
                homes,
                CodeVersion.current().version(),
                NodeCommand::resolve,
                ProcessLauncher.ofThisJvm(Main.class.getName())));
        return ExitCode.OK;
    }

    /// The length of the run follows from the data, which only the run's own process prepares.
    private static RecipeReader.Resolved resolve(String yaml, List<String> overrides) {
        var recipe = Configs.read(Recipe.class, "recipe", yaml, overrides);
        return new RecipeReader.Resolved(recipe.name(), recipe, 0);
    }
}
