package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts, stops and resumes runs.
final class RunControl {
    private static final String STOP_REQUEST = "stop";

    private final RunStore store;
    private final RecipeReader recipes;
    private final RunLauncher launcher;

    RunControl(RunStore store, RecipeReader recipes, RunLauncher launcher) {
        this.store = store;
        this.recipes = recipes;
        this.launcher = launcher;
    }

    /// @return id of the new run
    /// @throws dev.dinoscope.engine.config.ConfigException when the recipe has errors
    String start(String yaml, List<String> overrides) throws IOException {
        var run = store.create(recipes.read(yaml, overrides));
        launch(store.directory(run));
        return run;
    }

    void stop(String run) throws IOException {
        var directory = store.directory(run);
        var state = StateFile.read(directory).observed();
        if (!state.live()) {
            throw new NodeException(Kind.CONFLICT, run + " does not run: it is " + word(state));
        }
        try {
            Files.createFile(directory.resolve(STOP_REQUEST));
        } catch (FileAlreadyExistsException askedBefore) {
            return;
        }
    }

    synchronized void resume(String run) throws IOException {
        var directory = store.directory(run);
        var before = StateFile.read(directory);
        var state = before.observed();
        switch (state) {
            case STOPPED, FAILED, LOST -> {
                Files.deleteIfExists(directory.resolve(STOP_REQUEST));
                before.waiting().write(directory);
                launch(directory);
            }
            case CREATED, PREPARING, RUNNING, STOPPING, FINISHED ->
                throw new NodeException(Kind.CONFLICT, run + " cannot be resumed: it is " + word(state));
        }
    }

    private void launch(Path directory) throws IOException {
        try {
            var _ = launcher.launch(directory).onExit().thenAccept(process -> noteEnd(directory, process));
        } catch (IOException fault) {
            StateFile.read(directory)
                    .failed("The run's process could not be started: " + fault.getMessage())
                    .write(directory);
            throw fault;
        }
    }

    /// A process that dies early (no memory, a broken installation) cannot tell so itself.
    private static void noteEnd(Path directory, Process process) {
        try {
            var state = StateFile.read(directory);
            if (state.state().live()) {
                state.failed("The run's process ended with code " + process.exitValue() + lastWords(directory))
                        .write(directory);
            }
        } catch (IOException | RuntimeException fault) {
            System.getLogger(RunControl.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot note the end of " + directory, fault);
        }
    }

    private static String lastWords(Path directory) throws IOException {
        var console = directory.resolve(ProcessLauncher.CONSOLE);
        if (!Files.exists(console)) {
            return "";
        }
        try (var file = Files.newByteChannel(console)) {
            file.position(Math.max(0, file.size() - 4096));
            var bytes = java.nio.channels.Channels.newInputStream(file).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .map(last -> ": " + last.strip())
                    .orElse("");
        }
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
