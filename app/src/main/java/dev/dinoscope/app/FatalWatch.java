package dev.dinoscope.app;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.crash.Crashes;
import dev.dinoscope.app.crash.FatalLog;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.process.CrashFolder;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javafx.collections.ListChangeListener;

/// Looks for what the Java runtime leaves behind when native code kills a process: that of a run, of the node, or the
/// window's own of the session before.
final class FatalWatch {
    private static final Logger LOG = System.getLogger(FatalWatch.class.getName());

    private final Homes homes;
    private final Crashes crashes;
    private final Instant since;
    private final Set<Path> told = new HashSet<>();
    private final Set<RunRef> ended = new HashSet<>();

    /// @param since what is older is known from the session before
    FatalWatch(Homes homes, Crashes crashes, Instant since) {
        this.homes = homes;
        this.crashes = crashes;
        this.since = since;
    }

    /// Looks now, whenever the node is lost and whenever a run ends badly. On the JavaFX thread.
    void follow(NodeSession session) {
        look(CrashFolder.in(homes.home()), "Dinoscope or its node ended");
        session.connectionProperty().subscribe(state -> {
            if (state instanceof ConnectionState.Lost) {
                look(CrashFolder.in(homes.home()), "The node ended");
            }
        });
        session.runs().items().addListener((ListChangeListener<RunItem>)
                change -> change.getList().forEach(this::look));
    }

    private void look(RunItem run) {
        var state = run.info().state();
        if ((state == RunState.FAILED || state == RunState.LOST) && ended.add(run.ref())) {
            look(CrashFolder.in(homes.home()), "The run " + run.id() + " ended");
        }
    }

    private void look(Path folder, String what) {
        Thread.ofVirtual().name("fatal-logs").start(() -> {
            try {
                for (var file : FatalLog.in(folder, since)) {
                    if (isNew(file)) {
                        crashes.report(what, FatalLog.read(file));
                    }
                }
            } catch (IOException problem) {
                LOG.log(Level.WARNING, "cannot look for reports of the Java runtime in " + folder, problem);
            }
        });
    }

    private synchronized boolean isNew(Path file) {
        return told.add(file);
    }

    /// When the last session was saved; now on a machine without one.
    static Instant lastSession(Path home) {
        try {
            return Files.getLastModifiedTime(home.resolve("session.json")).toInstant();
        } catch (IOException _) {
            return Instant.now();
        }
    }
}
