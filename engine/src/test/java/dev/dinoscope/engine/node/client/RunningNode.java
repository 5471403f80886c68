package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.server.NodeServer;
import java.io.IOException;
import java.nio.file.Path;

/// The node of this package's tests, for others.
public final class RunningNode {
    private RunningNode() {}

    public static NodeServer start(Path home) throws IOException {
        return TestNode.start(home);
    }
}
