package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The node of this machine: the one that runs, or else one started as a child process. Its [#client()] stays the same
/// through restarts; watches go on where they stopped.
public final class LocalNode implements AutoCloseable {
    /// A JVM on a busy machine may take some seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// State of the process behind the node.
    public sealed interface ProcessState {
        record Starting() implements ProcessState {}

        /// @param own whether this object started it, and so ends it
        record Running(long pid, boolean own) implements ProcessState {}

        /// @param reason for the user
        record Ended(String reason) implements ProcessState {}
    }

    private final ConnectionFile file;
    private final NodeStart command;
    private final GrpcNodeClient client;
    private final StateFeed<ProcessState> states = new StateFeed<>(new ProcessState.Starting());
    private @Nullable Process child;

    private LocalNode(Path home, NodeStart command) {
        this.file = ConnectionFile.in(home);
        this.command = command;
        this.client = GrpcNodeClient.of(file);
    }

    /// Attaches to the node of `home`, starting it with `java … mainClass node` when none answers.
    ///
    /// @param home the user's Dinoscope directory, e.g. `Homes.system().home()`
    /// @throws NodeException when it does not start, with its last words
    /// @throws InterruptedException when it is no longer wanted; a child started so far is ended
    public static LocalNode open(Path home, String mainClass) throws InterruptedException {
        return open(home, NodeStart.ofThisJvm(home, mainClass));
    }

    static LocalNode open(Path home, NodeStart command) throws InterruptedException {
        var node = new LocalNode(home, command);
        try {
            node.restart();
            return node;
        } catch (InterruptedException | RuntimeException fault) {
            node.close(true);
            throw fault;
        }
    }

    public NodeClient client() {
        return client;
    }

    /// Tells the listener the present state of the process and then each change.
    Subscription watchProcess(Consumer<ProcessState> listener) {
        return states.watch(listener);
    }

    /// Starts the node again after it ended. Does nothing while it runs.
    public synchronized void restart() throws InterruptedException {
        if (child != null && child.isAlive()) {
            return;
        }
        states.set(new ProcessState.Starting());
        try {
            if (!attach()) {
                launch();
            }
            client.retryNow();
            // The first handshake of a cold JVM on a busy machine takes longer than a call may.
            client.awaitConnection(PATIENCE);
            var _ = client.describe();
        } catch (NodeException fault) {
            states.set(new ProcessState.Ended(String.valueOf(fault.getMessage())));
            throw fault;
        }
    }

    /// Ends the connection, and the node if this object started it.
    ///
    /// @param keepRuns false asks all runs to write a checkpoint and end; they do so by themselves afterwards
    public void close(boolean keepRuns) {
        if (!keepRuns) {
            stopRuns();
        }
        client.close();
        Process own;
        synchronized (this) {
            own = child;
        }
        if (own != null) {
            own.destroy();
        }
    }

    /// Runs go on.
    @Override
    public void close() {
        close(true);
    }

    /// A file whose node does not answer was left by a killed one.
    private boolean attach() {
        var address = file.read();
        if (address.isEmpty()) {
            return false;
        }
        try (var link = Link.open(address.get())) {
            states.set(new ProcessState.Running(link.node().pid(), false));
            ProcessHandle.of(link.node().pid()).ifPresent(this::noteEnd);
            return true;
        } catch (NodeException stale) {
            return false;
        }
    }

    private void noteEnd(ProcessHandle other) {
        var _ = other.onExit()
                .thenRun(() -> states.set(new ProcessState.Ended("The node (pid " + other.pid() + ") has ended")));
    }

    private void launch() throws InterruptedException {
        var process = command.start();
        child = process;
        try {
            awaitFile(process);
        } catch (InterruptedException | NodeException fault) {
            process.destroy();
            throw fault;
        }
        if (process.isAlive()) {
            states.set(new ProcessState.Running(process.pid(), true));
        }
        var _ = process.onExit().thenAccept(ended -> states.set(new ProcessState.Ended(command.lastWords(ended))));
    }

    private void awaitFile(Process process) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (file.read().filter(address -> address.pid() == process.pid()).isEmpty()) {
            if (process.waitFor(Duration.ofMillis(20))) {
                // Another desktop may have been faster: then its node serves both.
                if (attach()) {
                    child = null;
                    return;
                }
                throw new NodeException(Kind.UNREACHABLE, command.lastWords(process));
            }
            if (System.nanoTime() > end) {
                throw new NodeException(Kind.UNREACHABLE, "The node does not start; see " + command.log());
            }
        }
    }

    private void stopRuns() {
        try {
            client.list().stream().filter(run -> run.state().isLive()).forEach(run -> client.stopRun(run.id()));
        } catch (NodeException unreachable) {
            System.getLogger(LocalNode.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot stop the runs: " + unreachable.getMessage());
        }
    }
}
