package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.launch.Launcher;
import dev.dinoscope.engine.launch.ProcessLauncher;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.server.DataProcess;
import dev.dinoscope.engine.node.server.NodeOptions;
import dev.dinoscope.engine.node.server.NodeServer;
import dev.dinoscope.engine.node.server.RecipeReader;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// A real node whose runs are small shell scripts: the text given as the recipe is the script.
final class TestNode {
    private TestNode() {}

    /// The child process of [LocalNodeTest].
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NodeServer.serve(NodeOptions.of(Homes.system(), "test", new Scripts(), launcher(), data(Homes.system())));
    }

    static NodeServer start(Path home) throws IOException {
        return start(home, launcher());
    }

    static NodeServer start(Path home, Launcher launcher) throws IOException {
        return NodeServer.start(new NodeOptions(
                connectionFile(home).path(),
                home.resolve("runs"),
                "127.0.0.1",
                0,
                OptionalLong.empty(),
                Duration.ofMillis(10),
                "test",
                new Scripts(),
                launcher,
                data(new Homes(home, home.resolve("cache")))));
    }

    static ConnectionFile connectionFile(Path home) {
        return ConnectionFile.in(home);
    }

    /// @param script what the run's process does, in the run directory
    public record ScriptRecipe(
            @Setting(help = "of the run") String name,
            @Setting(help = "without quotes") String script) {
        public ScriptRecipe() {
            this("try", "");
        }
    }

    static ProcessLauncher launcher() {
        var script = "sed -n 's/^script: \"*\\(.*[^\"]\\)\"*$/\\1/p' \"$0/recipe.yaml\" | sh";
        return new ProcessLauncher(List.of("/bin/sh", "-c", script));
    }

    private static DataProcess data(Homes homes) {
        return DataProcess.ofThisJvm(homes, CommandLineMain.class.getName());
    }

    static final RunCost COST = new RunCost(
            List.of(new RunCost.ModuleSize("image", 5, 1, 2)), 10, 20, new RunCost.Memory(1, 2, 3, 4, 5, 6, 7, 8));

    private static final class Scripts implements RecipeReader {
        @Override
        public Resolved read(String script, List<String> overrides) {
            return TestNode.read(script, overrides);
        }

        @Override
        public RunCost cost(String script, List<String> overrides) {
            var _ = TestNode.read(script, overrides);
            return COST;
        }
    }

    private static RecipeReader.Resolved read(String script, List<String> overrides) {
        if (!overrides.isEmpty()) {
            throw new ConfigException(
                    "recipe.yaml",
                    overrides.stream()
                            .map(each -> new ConfigError(each, "1", "unknown key"))
                            .toList());
        }
        return new RecipeReader.Resolved("try", new ScriptRecipe("try", script), 100);
    }
}
