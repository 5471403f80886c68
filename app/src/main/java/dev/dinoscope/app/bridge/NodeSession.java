package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.runs.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The workbench's line to one node: the connection, the machine's load and the runs, as properties of the JavaFX
/// thread. Nothing here blocks it.
///
/// What a view watches beyond that it watches through [#clientProperty()], and again whenever the client changes.
public final class NodeSession implements AutoCloseable {
    private final NodeConnector connector;
    private final Executor fx;
    private final RunList runs;
    private Consumer<RunItem> onAlert = _ -> {};
    private final NewAlerts alerts = new NewAlerts(this::tellAlert);
    private final ReadOnlyObjectWrapper<ConnectionState> connection =
            new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting(1));
    private final ReadOnlyObjectWrapper<Optional<SystemSample>> load = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<NodeClient>> client = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<AutoCloseable> watches = new ArrayList<>();
    private @Nullable Thread attaching;
    private long attempt;
    private boolean closed;

    /// @param fx the JavaFX thread
    public NodeSession(NodeConnector connector, Executor fx) {
        this.connector = connector;
        this.fx = fx;
        runs = new RunList(connector.node());
    }

    /// Names a run of this node.
    public RunRef ref(String id) {
        return runs.ref(id);
    }

    /// Runs of this node that an earlier session noted.
    public List<RunRef> recall(List<String> texts) {
        return RunRef.parseAll(texts, connector.node());
    }

    /// Whether the node's files are those of this machine; elsewhere its paths name nothing here.
    public boolean isLocal() {
        return connector.isLocal();
    }

    public ReadOnlyObjectProperty<ConnectionState> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /// The newest sample of the machine's load; empty before the first and without a connection.
    public ReadOnlyObjectProperty<Optional<SystemSample>> loadProperty() {
        return load.getReadOnlyProperty();
    }

    /// The way to ask the node; empty before the first connection. Calls that block belong on another thread.
    public ReadOnlyObjectProperty<Optional<NodeClient>> clientProperty() {
        return client.getReadOnlyProperty();
    }

    /// Whether there is a node to ask.
    public BooleanBinding attached() {
        return Bindings.createBooleanBinding(() -> client.get().isPresent(), client);
    }

    /// Tells of each alert that a run gives from now on.
    public void onAlert(Consumer<RunItem> listener) {
        onAlert = listener;
    }

    private void tellAlert(RunInfo run) {
        runs.find(ref(run.id())).ifPresent(onAlert);
    }

    public RunList runs() {
        return runs;
    }

    /// Attaches, after ending what was watched. Also the cure for a lost node: a local one is started again.
    public void connect() {
        if (closed) {
            return;
        }
        detach();
        connection.set(new ConnectionState.Connecting(1));
        var mine = ++attempt;
        attaching = Thread.ofVirtual().name("attach-node").start(() -> attach(mine));
    }

    private void attach(long mine) {
        try {
            var fresh = connector.connect();
            fx.execute(() -> adopt(mine, fresh));
        } catch (InterruptedException _) {
            // The session closes, or another attempt has begun.
        } catch (RuntimeException problem) {
            var reason = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
            fx.execute(() -> {
                if (mine == attempt) {
                    connection.set(new ConnectionState.Lost(reason));
                }
            });
        }
    }

    private void adopt(long mine, NodeClient fresh) {
        if (mine != attempt || closed) {
            return;
        }
        watches.add(fresh.watchConnection(newest(mine, this::showConnection)::add));
        watches.add(fresh.watchSystem(newest(mine, (SystemSample sample) -> load.set(Optional.of(sample)))::add));
        watches.add(fresh.watchRuns(newest(mine, (List<RunInfo> list) -> {
            runs.show(list);
            alerts.accept(list);
        })::add));
        client.set(Optional.of(fresh));
    }

    private void showConnection(ConnectionState state) {
        connection.set(state);
        if (!(state instanceof ConnectionState.Connected)) {
            load.set(Optional.empty());
        }
    }

    /// Only the newest of a batch matters, and only while its client is the one in use.
    private <T> FxBatch<T> newest(long mine, Consumer<T> show) {
        return new FxBatch<>(fx, batch -> {
            if (mine == attempt) {
                show.accept(batch.getLast());
            }
        });
    }

    private void detach() {
        attempt++;
        if (attaching != null) {
            attaching.interrupt();
        }
        load.set(Optional.empty());
        client.set(Optional.empty());
        var ending = List.copyOf(watches);
        watches.clear();
        ending.forEach(NodeSession::closeApart);
    }

    /// Closing waits for the network now and then.
    private static void closeApart(AutoCloseable resource) {
        // A platform thread, so that the process does not end before the node has been told.
        Thread.ofPlatform().name("close-node").start(() -> {
            try {
                resource.close();
            } catch (Exception problem) {
                System.getLogger(NodeSession.class.getName())
                        .log(System.Logger.Level.WARNING, "closing the old connection", problem);
            }
        });
    }

    /// Lets go of the node. It and its runs go on.
    @Override
    public void close() {
        closed = true;
        detach();
        closeApart(connector);
    }
}
