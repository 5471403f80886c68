package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.wire.Faults;
import java.time.Duration;

/// Keeps the faults of the node's own that end calls, each kind once a minute.
final class CallLog {
    private final Seldom seldom = new Seldom(Duration.ofMinutes(1), System::nanoTime);

    void note(Throwable fault) {
        // What the client did wrong, or what is wrong with a file, the client is told.
        if (Faults.isOfTheNode(fault)) {
            var kind = fault.getClass().getName();
            seldom.pass(kind)
                    .ifPresent(keptBack -> System.getLogger(CallLog.class.getName())
                            .log(System.Logger.Level.ERROR, "a call failed" + more(keptBack), fault));
        }
    }

    private static String more(long keptBack) {
        return keptBack == 0 ? "" : ", and " + keptBack + " more in this way since the last time";
    }
}
