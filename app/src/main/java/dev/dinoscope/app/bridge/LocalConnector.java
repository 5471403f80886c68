package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.client.LocalNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The node of this machine, as a child process unless one runs already.
public final class LocalConnector implements NodeConnector {
    private final Path home;
    private final String mainClass;
    private @Nullable LocalNode node;

    /// @param home the user's Dinoscope directory
    /// @param mainClass whose verb `node` is the node
    public LocalConnector(Path home, String mainClass) {
        this.home = home;
        this.mainClass = mainClass;
    }

    /// By its home: a machine has as many nodes as its users have homes.
    @Override
    public String node() {
        return "local:" + home.toAbsolutePath().normalize();
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public synchronized NodeClient connect() throws InterruptedException {
        var running = node;
        if (running == null) {
            running = LocalNode.open(home, mainClass);
            node = running;
        } else {
            running.restart();
        }
        return running.client();
    }

    @Override
    public synchronized void close() {
        if (node != null) {
            node.close(true);
        }
    }
}
