package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.recipe.AlertConfig;
import dev.dinoscope.engine.train.alert.StallWatch;
import dev.dinoscope.engine.train.alert.StepSample;
import dev.dinoscope.engine.train.alert.StepWatch;
import java.io.IOException;
import java.util.List;

/// Watches a run while it goes on, and tells what looks wrong.
public final class RunWatch {
    private final StepWatch steps;
    private final StallWatch stall;
    private final RunAlerts alerts;
    private volatile long done;

    /// @param before what was watched already, and told, before a resume
    public RunWatch(AlertConfig config, RunAlerts alerts, List<StepSample> before) {
        this.steps = new StepWatch(config);
        this.stall = new StallWatch(config.stall());
        this.alerts = alerts;
        before.forEach(steps::see);
    }

    /// The next step is waited for.
    public void begin() {
        stall.begin(System.nanoTime());
    }

    public void stepped(StepSample sample) throws IOException {
        stall.stepped(System.nanoTime());
        done = sample.step();
        for (var finding : steps.see(sample)) {
            alerts.tell(sample.step(), finding);
        }
    }

    /// To be called now and then by another thread than the trainer's.
    public void look() throws IOException {
        var finding = stall.look(System.nanoTime());
        if (finding.isPresent()) {
            alerts.tell(done, finding.get());
        }
    }
}
