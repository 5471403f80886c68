package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.DinoscopeHome;
import dev.dinoscope.engine.node.server.NodeOptions;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.node.server.ProcessLauncher;
import dev.dinoscope.engine.node.server.RecipeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// A real node whose runs are small shell scripts: the recipe is the script.
final class TestNode {
    private TestNode() {}

    /// The child process of [LocalNodeTest].
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var home = DinoscopeHome.ofUser();
        NodeServer.serve(NodeOptions.of(home, "test", TestNode::read, launcher()));
    }

    static NodeServer start(Path home) throws IOException {
        var files = new DinoscopeHome(home);
        return NodeServer.start(new NodeOptions(
                files.connectionFile(),
                files.runs(),
                "127.0.0.1",
                0,
                OptionalLong.empty(),
                Duration.ofMillis(10),
                "test",
                TestNode::read,
                launcher()));
    }

    static ConnectionFile connectionFile(Path home) {
        return new ConnectionFile(new DinoscopeHome(home).connectionFile());
    }

    /// Runs `recipe.yaml` as a script, in the run directory.
    private static ProcessLauncher launcher() {
        return new ProcessLauncher(List.of("/bin/sh", "-c", "tail -n +3 recipe.yaml | sh", "run"));
    }

    private static RecipeReader.Resolved read(String yaml, List<String> overrides) {
        if (!overrides.isEmpty()) {
            throw new ConfigException(
                    "recipe.yaml",
                    overrides.stream()
                            .map(each -> new ConfigError(each, "1", "unknown key"))
                            .toList());
        }
        // The first two lines keep the file YAML; the script follows as comments would.
        return new RecipeReader.Resolved("try", "clip", "name: try\nmethod: {name: clip}\n" + yaml);
    }
}
