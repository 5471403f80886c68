package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.RunStatus;
import dev.dinoscope.engine.run.files.DamagedFileException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Starts, stops and resumes runs.
final class RunControl {
    private static final InstantSource CLOCK = InstantSource.system();

    private final RunStore store;
    private final RecipeReader recipes;
    private final RunLauncher launcher;
    /// Runs whose process this node started and has not seen end: it may not have reported yet.
    private final Set<String> launched = ConcurrentHashMap.newKeySet();

    RunControl(RunStore store, RecipeReader recipes, RunLauncher launcher) {
        this.store = store;
        this.recipes = recipes;
        this.launcher = launcher;
    }

    /// @return id of the new run
    /// @throws dev.dinoscope.engine.config.ConfigException when the recipe has errors
    String start(String yaml, List<String> overrides) throws IOException {
        var run = store.create(recipes.read(yaml, overrides));
        launch(run);
        return run.name();
    }

    /// @throws dev.dinoscope.engine.config.ConfigException when the recipe has errors
    RunCost cost(String yaml, List<String> overrides) {
        return recipes.cost(yaml, overrides);
    }

    void stop(String id) throws IOException {
        var run = store.run(id);
        var state = state(run);
        if (!state.isLive() && state != RunState.CREATED) {
            throw new NodeException(Kind.CONFLICT, id + " does not run: it is " + word(state));
        }
        run.requestStop();
    }

    void resume(String id) throws IOException {
        var run = store.run(id);
        var state = state(run);
        // Of two that resume it at once, one is the first.
        if (state.isLive() || state == RunState.FINISHED || !launched.add(id)) {
            throw new NodeException(Kind.CONFLICT, id + " cannot be resumed: it is " + word(state));
        }
        try {
            run.clearStopRequest();
            run.writeStatus(status(run).withState(RunState.CREATED, "", CLOCK.instant()));
        } catch (IOException | RuntimeException fault) {
            launched.remove(id);
            throw fault;
        }
        launch(run);
    }

    /// @throws NodeException when something works on it, or is about to
    void delete(String id) throws IOException {
        if (!launched.add(id)) {
            throw new NodeException(Kind.CONFLICT, id + " is being started; stop it before it is deleted");
        }
        try {
            store.delete(id);
        } finally {
            launched.remove(id);
        }
    }

    private static RunState state(RunDirectory run) throws IOException {
        return status(run).observed(Liveness.here(CLOCK)).state();
    }

    /// A run whose state is damaged can be resumed: its checkpoints know how far it is.
    private static RunStatus status(RunDirectory run) throws IOException {
        try {
            return run.status();
        } catch (DamagedFileException damaged) {
            return RunStatus.created(0, CLOCK.instant()).withState(RunState.FAILED, "", CLOCK.instant());
        }
    }

    private void launch(RunDirectory run) throws IOException {
        launched.add(run.name());
        try {
            var _ = launcher.launch(run.path()).onExit().thenAccept(process -> noteEnd(run, process));
        } catch (IOException fault) {
            launched.remove(run.name());
            fail(run, "The run's process could not be started: " + fault.getMessage());
            throw fault;
        }
    }

    /// A process that dies early (no memory, a broken installation) cannot tell so itself.
    private void noteEnd(RunDirectory run, Process process) {
        try {
            var state = status(run).state();
            if (state.isLive() || state == RunState.CREATED) {
                fail(run, "The run's process ended with code " + process.exitValue() + lastWords(run));
            }
        } catch (IOException | RuntimeException fault) {
            System.getLogger(RunControl.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot note the end of " + run.path(), fault);
        } finally {
            launched.remove(run.name());
        }
    }

    private static void fail(RunDirectory run, String reason) throws IOException {
        run.writeStatus(status(run).withState(RunState.FAILED, reason, CLOCK.instant()));
    }

    private static String lastWords(RunDirectory run) throws IOException {
        var words = LastWords.of(run.path().resolve(ProcessLauncher.CONSOLE));
        return words.isEmpty() ? "" : ": " + words;
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
