package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.launch.ProcessLauncher;
import dev.dinoscope.engine.node.server.DataProcess;
import dev.dinoscope.engine.node.server.NodeOptions;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.run.CodeVersion;
import dev.dinoscope.engine.run.files.Homes;
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
        homes.requireHome();
        NodeServer.serve(NodeOptions.of(
                homes,
                CodeVersion.current().version(),
                new Recipes(),
                ProcessLauncher.ofThisJvm(homes.home(), CommandLineMain.class.getName()),
                DataProcess.ofThisJvm(homes, CommandLineMain.class.getName())));
        return ExitCode.OK;
    }
}
