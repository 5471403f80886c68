package dev.dinoscope.app;

import dev.dinoscope.app.bridge.NodeConnector;
import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.launch.ProcessLauncher;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.client.GrpcNodeClient;
import dev.dinoscope.engine.node.server.DataProcess;
import dev.dinoscope.engine.node.server.NodeOptions;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.node.server.RecipeReader;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A real node of a folder in this process, whose client speaks to it over TLS. It starts no runs.
final class RealNode implements NodeConnector {
    private final NodeServer server;
    private final GrpcNodeClient client;

    RealNode(Path folder) throws IOException {
        var homes = new Homes(folder.resolve("home"), folder.resolve("cache"));
        server = NodeServer.start(NodeOptions.of(
                homes,
                "test",
                new NoRecipes(),
                new ProcessLauncher(List.of("false")),
                DataProcess.ofThisJvm(homes, CommandLineMain.class.getName())));
        client = GrpcNodeClient.of(ConnectionFile.in(homes.home()));
    }

    @Override
    public NodeClient connect() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private static final class NoRecipes implements RecipeReader {
        @Override
        public Resolved read(String yaml, List<String> overrides) {
            throw new UnsupportedOperationException("this node reads no recipes");
        }

        @Override
        public RunCost cost(String yaml, List<String> overrides) {
            throw new UnsupportedOperationException("this node reads no recipes");
        }
    }
}
