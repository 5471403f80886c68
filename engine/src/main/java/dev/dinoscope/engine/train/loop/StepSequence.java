package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.data.load.PairLoader;
import dev.dinoscope.engine.train.guard.StepGuard;
import dev.dinoscope.engine.train.guard.TakenStep;
import dev.dinoscope.engine.train.model.StepTaker;
import dev.dinoscope.engine.train.prepare.RunPlan;
import dev.dinoscope.engine.train.watch.RunWatch;
import dev.dinoscope.engine.train.watch.StepLog;
import dev.dinoscope.engine.train.watch.Watchers;

/// Takes the steps of a run one after another: each is taken again where it was not finite, logged and watched.
record StepSequence(
        RunPlan plan,
        PairLoader batches,
        StepTaker taker,
        StepGuard guard,
        StepLog log,
        RunWatch watch,
        Watchers watchers) {

    /// @param before steps done
    /// @return steps done now
    long next(long before) throws Exception {
        watch.begin();
        var batch = batches.next();
        batch.broken().forEach(fault -> watchers.log().warn("another image was taken instead of " + fault));
        var learningRate = plan.learningRate().at(before);
        var done = before + 1;
        var first = taker.step(batch, learningRate);
        var taken = first.applied() ? TakenStep.atOnce(first) : guard.takeAgain(done, batch, learningRate, first);
        var result = taken.result();
        var scalars = log.stepped(done, result, learningRate, batch, guard.scalars(taken));
        watch.stepped(log.sample(done, scalars));
        guard.settle(done, taken);
        var total = plan.totalSteps();
        watchers.pulse().progress(done, total, scalars);
        watchers.listener().stepped(done, total, result.loss(), StepLog.imagesPerSecond(scalars));
        return done;
    }

    /// What comes until the next step is not the steps' time.
    void pause() {
        log.pause();
    }
}
