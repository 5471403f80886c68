package dev.dinoscope.app.view.patches;

import dev.dinoscope.viz.colour.ValueRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One snapshot as one encoder sees it, or two side by side.
///
/// @param encoders all that the snapshot has, the one that stands for the model first
/// @param beside the same patch for a second encoder
public record PatchFrames(List<String> encoders, PatchFrame main, Optional<PatchFrame> beside) {

    /// The frames on screen, the first one first.
    public List<PatchFrame> all() {
        return Stream.concat(Stream.of(main), beside.stream()).toList();
    }

    /// The map that all frames show under one scale: the cosine where the first encoder lacks the one that is
    /// wanted.
    public PatchMap shown(PatchMap wanted) {
        return main.has(wanted) ? wanted : PatchMap.COSINE;
    }

    /// The scale of all images under a map.
    public ValueRange range(PatchMap map) {
        return map == PatchMap.GATE ? main.gates().map(PatchFrames::upTo).orElse(map.range()) : map.range();
    }

    /// Gates that are nearly closed look alike on the whole scale: it ends at the next round number instead.
    private static ValueRange upTo(List<float[]> gates) {
        var highest = 0f;
        for (var image : gates) {
            for (var gate : image) {
                highest = Float.isFinite(gate) ? Math.max(highest, gate) : highest;
            }
        }
        return new ValueRange(0, highest <= 0.1f ? 0.1 : highest <= 0.2f ? 0.2 : highest <= 0.5f ? 0.5 : 1);
    }
}
