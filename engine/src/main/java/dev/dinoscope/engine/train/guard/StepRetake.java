package dev.dinoscope.engine.train.guard;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.files.FailureText;
import dev.dinoscope.engine.recipe.GuardConfig;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.replay.FreshTakes;
import java.io.IOException;
import java.util.Locale;

/// Takes a step again that was not finite, with the same weights, batch and seed: on fresh memory in this process and,
/// if need be, in another. The first finite take is applied, so the run goes on as on a machine without the fault.
public final class StepRetake {
    private final GuardConfig config;
    private final StepTakers takers;
    private final Libtorch libtorch;
    private final ModelFiles files;

    /// @param files of the model, which get the state that another process computed
    public StepRetake(GuardConfig config, StepTakers takers, Libtorch libtorch, ModelFiles files) {
        this.config = config;
        this.takers = takers;
        this.libtorch = libtorch;
        this.files = files;
    }

    /// @param done steps done with it
    /// @param batch still valid
    /// @param captured whether another process can have it
    Retaken take(long done, Batch batch, double learningRate, boolean captured) throws Exception {
        var fresh = new FreshTakes(libtorch, config.retakes());
        var here = fresh.take(() -> takers.here().step(batch, learningRate));
        if (here.isPresent()) {
            return Retaken.finite(here.get(), "on fresh memory in this process");
        }
        var told = config.retakes() == 0
                ? ""
                : String.format(Locale.ROOT, "taken again %s on fresh memory", times(config.retakes()));
        return captured && config.otherProcess() ? askOther(done, told) : Retaken.notFinite(told);
    }

    private Retaken askOther(long done, String told) throws InterruptedException {
        var before = told.isBlank() ? "taken again" : told + " and";
        try {
            var there = takers.other().take(done, files);
            return there.applied()
                    ? Retaken.finite(there, "in another process")
                    : Retaken.notFinite(before + " in another process");
        } catch (IOException unable) {
            var why = " (another process could not take it: " + FailureText.of(unable) + ")";
            return Retaken.notFinite(told.isBlank() ? "" : told + why);
        }
    }

    private static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
