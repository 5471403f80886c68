package dev.dinoscope.app.bridge;

import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.NodeClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/// What a user asks the node to do with runs. Returns at once; failures are told to the user by [Tasks].
public final class RunCommands {
    private final NodeSession session;
    private final Tasks tasks;
    private final Consumer<String> clipboard;
    private final FileManager fileManager;

    /// Shows a directory to the user.
    @FunctionalInterface
    public interface FileManager {
        void reveal(Path directory) throws IOException;
    }

    /// @param clipboard takes text
    public RunCommands(NodeSession session, Tasks tasks, Consumer<String> clipboard, FileManager fileManager) {
        this.session = session;
        this.tasks = tasks;
        this.clipboard = clipboard;
        this.fileManager = fileManager;
    }

    /// Asks the runs to write a checkpoint and end.
    public void stop(List<RunRef> runs) {
        forEach("Stopping", runs, NodeClient::stopRun);
    }

    /// As [#stop(List)], telling when the node knows it of all of them.
    public void stop(List<RunRef> runs, Runnable told) {
        session.clientProperty()
                .get()
                .ifPresent(client -> tasks.start(
                        "Stopping runs",
                        _ -> {
                            runs.forEach(run -> client.stopRun(run.id()));
                            return runs;
                        },
                        _ -> told.run()));
    }

    /// Starts the runs again from their last checkpoints.
    public void resume(List<RunRef> runs) {
        forEach("Resuming", runs, NodeClient::resumeRun);
    }

    /// Puts the paths of the run directories on the node's machine into the clipboard, one a line.
    public void copyPaths(List<RunRef> runs) {
        clipboard.accept(runs.stream().map(this::path).collect(Collectors.joining("\n")));
    }

    /// Why the run directories cannot be shown in the file manager; empty if they can.
    public ObservableValue<String> revealHindrance() {
        return new SimpleStringProperty(session.isLocal() ? "" : "the node is on another machine");
    }

    /// Shows the run directory in the system's file manager: only of a node on this machine, whose paths are ours.
    public void reveal(RunRef run) {
        if (!session.isLocal()) {
            return;
        }
        var directory = Path.of(path(run));
        tasks.start(
                "Opening " + directory,
                _ -> {
                    fileManager.reveal(directory);
                    return directory;
                },
                _ -> {});
    }

    /// Puts the example runs among the node's runs.
    ///
    /// @param show told their ids
    public void unpackExamples(Consumer<List<String>> show) {
        session.clientProperty()
                .get()
                .ifPresent(client -> tasks.start("Unpacking the example runs", _ -> client.unpackExamples(), show));
    }

    private void forEach(String verb, List<RunRef> runs, BiConsumer<NodeClient, String> command) {
        session.clientProperty().get().ifPresent(client -> {
            for (var run : runs) {
                tasks.start(
                        verb + " " + run.id(),
                        _ -> {
                            command.accept(client, run.id());
                            return run;
                        },
                        _ -> {});
            }
        });
    }

    private String path(RunRef run) {
        return session.connectionProperty().get() instanceof ConnectionState.Connected(var node)
                ? node.runsRoot() + "/" + run.id()
                : run.id();
    }
}
