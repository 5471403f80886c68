package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.trace.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/// Gathers what a run is made of for its provenance.
final class Origins {
    private Origins() {}

    static Provenance of(
            RunDirectory run,
            Recipe recipe,
            PairDataset dataset,
            Program program,
            Libtorch libtorch,
            InstantSource clock)
            throws IOException {
        var materials = new Provenance.Materials(
                dataset.hash(),
                program.hash(),
                libtorch.version(),
                program.device().toString(),
                libtorch.threads(),
                recipe.seed());
        return Provenance.capture(Files.readString(run.recipe()), materials, clock.instant());
    }
}
