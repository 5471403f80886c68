package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.launch.LastWords;
import dev.dinoscope.engine.launch.Launch;
import dev.dinoscope.engine.launch.Launcher;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.RunStatus;
import dev.dinoscope.engine.run.files.DamagedFileException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Starts, stops and resumes runs.
final class RunControl {
    private static final InstantSource CLOCK = InstantSource.system();

    private final RunStore store;
    private final RecipeReader recipes;
    private final Launcher launcher;
    private final Liveness liveness;
    /// Runs that this node launched and has not seen end: their process may not have reported yet.
    private final Set<String> launched = ConcurrentHashMap.newKeySet();

    RunControl(RunStore store, RecipeReader recipes, Launcher launcher, Liveness liveness) {
        this.liveness = liveness;
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
        if (!state.isLive() && !state.isAwaited()) {
            throw new NodeException(Kind.CONFLICT, id + " does not run: it is " + word(state));
        }
        if (state == RunState.QUEUED) {
            cancel(run);
        } else {
            run.requestStop();
        }
    }

    /// What waits in a queue writes no checkpoint and needs none.
    private void cancel(RunDirectory run) throws IOException {
        var mark = run.launch();
        var launch = mark.flatMap(this::launched);
        if (mark.isPresent() && launch.isEmpty()) {
            throw new NodeException(
                    Kind.CONFLICT,
                    run.name() + " waits as " + mark.get().text() + ", which this node cannot end; end it there");
        }
        // First: its end is then no failure.
        run.writeStatus(status(run).withState(RunState.STOPPED, "stopped while it was queued", CLOCK.instant()));
        if (launch.isPresent()) {
            launch.get().cancel();
        }
    }

    /// What this node, or one before it, has launched.
    private Optional<Launch> launched(LaunchMark mark) {
        return mark.launcher().equals(launcher.name()) ? Optional.of(launcher.find(mark)) : Optional.empty();
    }

    void resume(String id) throws IOException {
        var run = store.run(id);
        var state = state(run);
        // Of two that resume it at once, one is the first.
        if (state.isLive() || state == RunState.FINISHED || isOnItsWay(run, state) || !launched.add(id)) {
            throw new NodeException(Kind.CONFLICT, id + " cannot be resumed: it is " + word(state));
        }
        try {
            run.clearStopRequest();
        } catch (IOException | RuntimeException fault) {
            launched.remove(id);
            throw fault;
        }
        launch(run);
    }

    /// Whether a process will take it up that a node before this one has launched.
    private boolean isOnItsWay(RunDirectory run, RunState state) throws IOException {
        try {
            return state == RunState.QUEUED
                    || (state == RunState.CREATED
                            && run.launch()
                                    .flatMap(this::launched)
                                    .filter(launch -> launch.state() != Launch.State.ENDED)
                                    .isPresent());
        } catch (DamagedFileException unknown) {
            return false;
        }
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

    private RunState state(RunDirectory run) throws IOException {
        try {
            return run.observed(liveness).state();
        } catch (DamagedFileException damaged) {
            return RunState.FAILED;
        }
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
            // Before it is launched: afterwards its process may have said more.
            var state = launcher.queues() ? RunState.QUEUED : RunState.CREATED;
            run.writeStatus(status(run).withState(state, "", CLOCK.instant()));
            var launch = launcher.launch(run.path());
            mark(run, launch);
            var _ = launch.end().thenAccept(end -> noteEnd(run, end));
        } catch (IOException | RuntimeException fault) {
            launched.remove(run.name());
            fail(run, "The run's process could not be started: " + fault.getMessage());
            throw fault;
        }
    }

    /// What could not be found again is not left behind.
    private static void mark(RunDirectory run, Launch launch) throws IOException {
        try {
            run.writeLaunch(launch.mark());
        } catch (IOException fault) {
            launch.cancel();
            throw fault;
        }
    }

    /// A process that dies early (no memory, a broken installation) cannot tell so itself.
    private void noteEnd(RunDirectory run, Launch.End end) {
        try {
            var state = status(run).state();
            if (state.isLive() || state.isAwaited()) {
                var how =
                        end.code().isPresent() ? "ended with code " + end.code().getAsInt() : "has ended";
                fail(run, "The run's process " + how + lastWords(run));
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
        var words = LastWords.of(run.console());
        return words.isEmpty() ? "" : ": " + words;
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
