package dev.dinoscope.engine.runs;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/// One look into a directory, which may outlast whoever waits for it.
final class Visit<T> extends FutureTask<T> {
    private final Path directory;
    private final Semaphore place;
    private final Overdue overdue;
    private boolean ended;
    private boolean givenUp;

    /// @param place is released when the look has ended, however late
    Visit(Path directory, Callable<T> look, Semaphore place, Overdue overdue) {
        super(look);
        this.directory = directory;
        this.place = place;
        this.overdue = overdue;
    }

    /// Nobody waits any more.
    synchronized void giveUp() {
        if (!ended) {
            givenUp = true;
            overdue.begin(directory);
        }
    }

    @Override
    protected synchronized void done() {
        ended = true;
        place.release();
        if (givenUp) {
            overdue.end(directory);
        }
    }
}
