package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.PreparedRun;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Gathers what a run is made of for its provenance.
final class RunProvenance {
    private RunProvenance() {}

    static Provenance of(
            RunDirectory run, PreparedRun prepared, TracedLearner traced, Libtorch libtorch, InstantSource clock)
            throws IOException {
        var program = traced.program();
        var materials = new Provenance.Materials(
                prepared.dataset().hash(),
                program.hash(),
                libtorch.build(),
                program.device().toString(),
                libtorch.threads(),
                prepared.recipe().seed(),
                hashes(prepared.models()),
                traced.learner().remarks());
        return Provenance.capture(run.recipeText(), materials, clock.instant());
    }

    private static Map<String, String> hashes(Map<String, TrainedModel> models) {
        Map<String, String> hashes = new TreeMap<>();
        models.forEach((name, model) -> hashes.put(name, model.hash()));
        return hashes;
    }

    /// Warns when a run goes on with other means than it began with: its numbers then differ in their last
    /// bits from those of a run that was never interrupted.
    static void warnOfChanges(RunDirectory run, Provenance now, Consumer<String> warning) {
        try {
            var provenance = run.provenance().first();
            var before = provenance.materials();
            if (!provenance.recipeHash().equals(now.recipeHash())) {
                warning.accept("recipe.yaml was edited since the run began: it goes on with what the file says now");
            }
            var means = now.materials();
            warn("data", before.dataHash(), means.dataHash(), warning);
            warn("libtorch", before.libtorch(), means.libtorch(), warning);
            warn("device", before.device(), means.device(), warning);
            warn("threads", before.threads(), means.threads(), warning);
        } catch (IOException fresh) {
            // A new run has no provenance yet; a damaged one is written anew and takes nothing from the run.
        }
    }

    private static void warn(String what, Object before, Object now, Consumer<String> warning) {
        if (!before.equals(now)) {
            warning.accept(String.format(
                    Locale.ROOT,
                    "%s was %s and is now %s: the run goes on, but not bit for bit as it would have",
                    what,
                    before,
                    now));
        }
    }
}
