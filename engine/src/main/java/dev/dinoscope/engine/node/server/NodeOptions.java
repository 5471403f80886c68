package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.launch.Launcher;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.run.files.Homes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// How to run a node.
///
/// @param connectionFile where to leave address and token
/// @param runsRoot holds the run directories; made if absent
/// @param bind address to listen at; loopback unless the node is to be reached without a tunnel
/// @param port 0 = any free one
/// @param owner process whose end also ends the node; runs go on
/// @param poll time between two looks at a watched file
public record NodeOptions(
        Path connectionFile,
        Path runsRoot,
        String bind,
        int port,
        OptionalLong owner,
        Duration poll,
        String version,
        RecipeReader recipes,
        Launcher launcher,
        DataLauncher data) {

    /// Environment variable by which the desktop names itself as the owner of a node.
    public static final String OWNER = "DINOSCOPE_NODE_OWNER";

    /// In the user's Dinoscope directory, on loopback.
    public static NodeOptions of(
            Homes homes, String version, RecipeReader recipes, Launcher launcher, DataLauncher data) {
        var owner = System.getenv(OWNER);
        return new NodeOptions(
                ConnectionFile.in(homes.home()).path(),
                homes.runs(),
                "127.0.0.1",
                0,
                owner == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(owner)),
                Duration.ofMillis(200),
                version,
                recipes,
                launcher,
                data);
    }
}
