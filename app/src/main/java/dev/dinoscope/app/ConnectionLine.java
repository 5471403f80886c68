package dev.dinoscope.app;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.shell.Connection;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.run.RunState;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// The node's state and what its runs prepare, in words, for the status bar.
final class ConnectionLine {
    private static final double GIB = 1L << 30;

    private final ObservableValue<Connection> connection;
    private final ObservableValue<String> load;
    private final ObservableValue<String> preparation;

    ConnectionLine(NodeSession session) {
        connection = session.connectionProperty().map(ConnectionLine::describe);
        load = session.loadProperty()
                .map(sample -> sample.map(ConnectionLine::describe).orElse(""));
        var runs = session.runs().items();
        preparation = Bindings.createStringBinding(() -> preparation(runs), runs);
    }

    ObservableValue<Connection> connection() {
        return connection;
    }

    ObservableValue<String> load() {
        return load;
    }

    /// What the first run that prepares is at: its data, or a teacher that takes minutes.
    ObservableValue<String> preparation() {
        return preparation;
    }

    private static String preparation(List<RunItem> runs) {
        return runs.stream()
                .map(RunItem::info)
                .filter(run ->
                        run.state() == RunState.PREPARING && !run.message().isBlank())
                .findFirst()
                .map(run -> run.label() + ": " + run.message())
                .orElse("");
    }

    static Connection describe(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connecting(var attempt) ->
                new Connection(
                        Connection.Level.CONNECTING,
                        attempt > 1
                                ? String.format(Locale.ROOT, "Connecting to the node, attempt %d …", attempt)
                                : "Connecting to the node …");
            case ConnectionState.Connected(var node) ->
                new Connection(Connection.Level.CONNECTED, String.format(Locale.ROOT, "Connected to %s", node.name()));
            case ConnectionState.Lost(var reason) -> new Connection(Connection.Level.LOST, sentence(reason));
            case ConnectionState.Closed() -> new Connection(Connection.Level.CONNECTING, "Not connected");
        };
    }

    static String describe(SystemSample sample) {
        var text = new StringBuilder();
        if (!Double.isNaN(sample.cpu())) {
            text.append(String.format(Locale.ROOT, "CPU %.0f %% of %d  ·  ", 100 * sample.cpu(), sample.cores()));
        }
        text.append(memory("Memory", sample.memoryUsed(), sample.memoryTotal()));
        for (var gpu : sample.gpus()) {
            text.append(String.format(Locale.ROOT, "  ·  GPU %d", gpu.index()));
            if (!Double.isNaN(gpu.busy())) {
                text.append(String.format(Locale.ROOT, " %.0f %%", 100 * gpu.busy()));
            }
            text.append(memory("", gpu.memoryUsed(), gpu.memoryTotal()));
        }
        return text.toString();
    }

    private static String memory(String what, long used, long total) {
        return String.format(Locale.ROOT, "%s %.1f / %.0f GiB", what, used / GIB, total / GIB);
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
