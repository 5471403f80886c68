package dev.dinoscope.engine.launch;

import dev.dinoscope.engine.run.LaunchMark;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/// One start of a run.
public interface Launch {
    /// How it is found again.
    LaunchMark mark();

    /// As far as is known; answers at once, whatever is far away.
    State state();

    /// Asks it to end: one that waits does not begin. One that has ended stays as it is.
    void cancel() throws IOException;

    /// Completes once [#state] is [State#ENDED]. What ends without telling, as when its machine dies, ends when that
    /// is noticed.
    CompletionStage<End> end();

    enum State {
        /// For a place, a machine, a day.
        WAITING,
        RUNNING,
        ENDED,
        /// Whoever could tell does not answer.
        UNKNOWN
    }

    /// @param code of the process; empty when nobody can tell
    record End(OptionalInt code) {}
}
