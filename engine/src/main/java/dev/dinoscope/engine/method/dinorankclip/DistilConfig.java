package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.config.Setting;

/// What the student branches learn of the teacher (docs/methods.md, eq. 19, where λ_d and the terms are our
/// choice).
///
/// @param weight λ_d, of the sum of the terms
public record DistilConfig(
        @Setting(help = "Whether the branches learn from the teacher; without, no teacher is needed")
        boolean enabled,

        @Setting(help = "Weight of all distillation terms together", min = 0, max = 1000)
        double weight,

        @Setting(help = "Weight of the cosine distance of patches", min = 0, max = 1000)
        double patches,

        @Setting(help = "Weight of how the patches of an image are alike (Gram matrices)", min = 0, max = 1000)
        double patchRelations,

        @Setting(
                help = "Weight of the cosine distance of a caption to the teacher's vector of its image; with"
                        + " text_branch",
                min = 0,
                max = 1000)
        double captions,

        @Setting(
                help = "Weight of how the captions of a batch are alike, against the teacher's images; with"
                        + " text_branch",
                min = 0,
                max = 1000)
        double captionRelations) {

    public DistilConfig() {
        this(true, 1, 1, 1, 1, 1);
    }
}
