package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.train.watch.Watchers;
import java.util.Locale;

/// The steps of a run up to the last, or until somebody asks it to stop.
///
/// @param total steps of the run
record TrainingLoop(long total, StepSequence steps, BetweenSteps between, Watchers watchers) {

    /// @param first steps done already
    /// @return FINISHED or STOPPED
    RunState from(long first) throws Exception {
        steps.pause();
        for (var done = first; done < total; ) {
            done = steps.next(done);
            var last = done == total;
            var stop = watchers.pulse().isStopRequested() && !last;
            if (stop) {
                watchers.pulse().enter(RunState.STOPPING, "");
            }
            between.after(done, last, stop);
            if (stop) {
                watchers.log().info(String.format(Locale.ROOT, "stopped after step %d, as asked", done));
                return RunState.STOPPED;
            }
            steps.pause();
        }
        return RunState.FINISHED;
    }
}
