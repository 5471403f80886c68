package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.client.GrpcNodeClient;
import dev.dinoscope.engine.run.files.Homes;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a verb finds the runs it reads or keeps: the directories of this machine, or a node, also one far away.
public final class RunDesk {
    @Option(
            names = "--node",
            paramLabel = "FILE",
            description = "Ask the node of this connection file instead of looking into this machine's directories.")
    private @Nullable Path node;

    @Option(names = "--runs", paramLabel = "DIR", description = "The runs root (default: ~/dinoscope/runs).")
    private @Nullable Path root;

    Path root(Homes homes) {
        return root == null ? homes.runs() : root;
    }

    /// @throws NodeException when the node does not answer or refuses the token
    public NamedRuns open(Homes homes) {
        if (node == null) {
            return NamedRuns.under(root(homes));
        }
        var file = new ConnectionFile(node);
        if (file.read().isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "there is no connection file " + node);
        }
        var client = GrpcNodeClient.of(file);
        try {
            var _ = client.describe();
            return NamedRuns.of(client);
        } catch (NodeException refused) {
            client.close();
            throw refused;
        }
    }
}
