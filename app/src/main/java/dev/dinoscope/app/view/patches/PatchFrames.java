package dev.dinoscope.app.view.patches;

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

    /// The map that all frames show under one scale: the cosine where the first encoder lacks the one that is wanted.
    public PatchMap shown(PatchMap wanted) {
        return main.has(wanted) ? wanted : PatchMap.COSINE;
    }
}
