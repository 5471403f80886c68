package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.ProcessMark;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Shows that a trainer lives: rewrites `state.json` each second, and looks whether somebody asks it to stop.
public final class RunPulse implements AutoCloseable {
    private final RunDirectory run;
    private final InstantSource clock;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pulse").daemon().factory());
    private RunStatus status;
    private @Nullable IOException fault;
    private @Nullable IOException lasting;
    private boolean stopRequested;

    /// Takes the run up. A request to stop may be there before the trainer is.
    public RunPulse(RunDirectory run, InstantSource clock) throws IOException {
        this.run = run;
        this.clock = clock;
        stopRequested = run.isStopRequested();
        status = previous(run, clock).takenUp(ProcessMark.current(), clock.instant());
        run.writeStatus(status);
        // beat() keeps its faults for progress(), so nothing is lost with the future.
        var _ = beat.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    /// A run whose state is damaged can still be resumed: the checkpoints know where it is.
    private static RunStatus previous(RunDirectory run, InstantSource clock) {
        try {
            return run.status();
        } catch (IOException _) {
            return RunStatus.created(0, clock.instant());
        }
    }

    public synchronized void enter(RunState state, String message) {
        status = status.withState(state, message, clock.instant());
        write();
    }

    /// @param newest values of scalars, by tag
    /// @throws UncheckedIOException when the state could not be written lately, naming the file
    public synchronized void progress(long done, long total, Map<String, Double> newest) {
        var unwritten = lasting == null ? fault : lasting;
        if (unwritten != null) {
            throw new UncheckedIOException(unwritten);
        }
        status = status.withProgress(done, total, newest, clock.instant());
    }

    synchronized void alerted(List<Alert> all) {
        status = status.withAlerts(all.size(), all.isEmpty() ? null : all.getLast(), clock.instant());
    }

    /// Something that is done with every beat, on another thread than the trainer's.
    @FunctionalInterface
    public interface Beat {
        void come() throws IOException;
    }

    public void eachBeat(Beat work) {
        var _ = beat.scheduleAtFixedRate(() -> attempt(work), 1, 1, TimeUnit.SECONDS);
    }

    /// Not under this object's lock: the work may wait for a thread that waits for it.
    private void attempt(Beat work) {
        try {
            work.come();
        } catch (IOException unwritten) {
            keep(unwritten);
        }
    }

    private synchronized void keep(IOException unwritten) {
        lasting = unwritten;
    }

    public synchronized boolean isStopRequested() {
        return stopRequested;
    }

    private synchronized void beat() {
        stopRequested |= run.isStopRequested();
        status = status.withState(status.state(), status.message(), clock.instant());
        write();
    }

    private void write() {
        try {
            run.writeStatus(status);
            fault = null;
        } catch (IOException e) {
            fault = e;
        }
    }

    /// Ends the pulse with a last word.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void end(RunState state, String message) throws IOException {
        close();
        synchronized (this) {
            status = status.withState(state, message, clock.instant());
            run.writeStatus(status);
        }
        run.clearStopRequest();
    }

    @Override
    public void close() {
        beat.close();
    }
}
