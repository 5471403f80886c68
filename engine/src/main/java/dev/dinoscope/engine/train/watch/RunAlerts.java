package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.train.alert.Finding;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Tells what a run warns of: to its files, to those who watch its state, and to the terminal. Safe for threads.
public final class RunAlerts {
    private final AlertLog file;
    private final Watchers watchers;
    private final InstantSource clock;
    private final List<Alert> told;

    /// @param run gone back to its checkpoint already
    public RunAlerts(RunDirectory run, Watchers watchers, InstantSource clock) throws IOException {
        this.file = new AlertLog(run.alerts());
        this.watchers = watchers;
        this.clock = clock;
        this.told = new ArrayList<>(file.read());
        watchers.pulse().alerted(told);
    }

    /// Steps at which the run was warned of this before.
    public synchronized List<Long> steps(AlertKind kind) {
        return told.stream()
                .filter(alert -> alert.kind() == kind)
                .map(Alert::step)
                .toList();
    }

    public synchronized void tell(long step, Finding finding) throws IOException {
        var alert = new Alert(clock.instant(), step, finding.kind(), finding.message());
        file.append(alert);
        told.add(alert);
        watchers.pulse().alerted(told);
        watchers.log().warn(finding.message());
        watchers.listener().alerted(alert);
    }
}
