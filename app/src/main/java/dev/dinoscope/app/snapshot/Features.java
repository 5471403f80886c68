package dev.dinoscope.app.snapshot;

import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import dev.dinoscope.engine.inspect.PatchFeatures;
import dev.dinoscope.engine.run.snapshot.PatchGrid;
import java.util.Locale;
import java.util.Optional;

/// Patch tokens of one encoder on their grid.
///
/// @param gates images × patches, where the snapshot has them on this grid
public record Features(PatchGrid grid, PatchFeatures tokens, Optional<float[]> gates) {
    /// Numbers it holds.
    long size() {
        return (long) tokens.rows() * tokens.width();
    }

    /// @throws NotFiniteException naming the step, the encoder and the first patches
    public void requireFinite(long step, String encoder) {
        try {
            tokens.requireFinite();
            gates.ifPresent(values -> NotFinite.in(values.length, values)
                    .refuse(
                            "gates",
                            i -> String.format(
                                    Locale.ROOT,
                                    "image %d patch %d",
                                    i / tokens.patches() + 1,
                                    i % tokens.patches() + 1)));
        } catch (NotFiniteException fault) {
            throw new NotFiniteException(String.format(
                    Locale.ROOT,
                    "step %,d%s: %s; there is no picture of them",
                    step,
                    encoder.isEmpty() ? "" : ", encoder " + encoder,
                    fault.getMessage()));
        }
    }
}
