package dev.dinoscope.engine.train;

import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.engine.torch.Libtorch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/// Gathers what a run is made of for its provenance.
final class Origins {
    private Origins() {}

    static Provenance of(PreparedRun prepared, Libtorch libtorch, InstantSource clock) throws IOException {
        var program = prepared.learner().program();
        var materials = new Provenance.Materials(
                prepared.dataset().hash(),
                program.hash(),
                libtorch.version(),
                program.device().toString(),
                libtorch.threads(),
                prepared.recipe().seed());
        var recipeText = Files.readString(prepared.directory().recipe());
        return Provenance.capture(recipeText, materials, clock.instant());
    }
}
