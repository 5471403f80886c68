package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.image.AugmentationConfig;
import dev.dinoscope.engine.data.image.Normalisation;
import dev.dinoscope.engine.data.load.CaptionConfig;
import dev.dinoscope.engine.data.pictogram.PictogramPairs;

/// Where pairs come from and how they are presented.
///
/// @param workers 0 chooses by the machine
public record DataConfig(
        @Setting(help = "Where pairs come from") PairSource source,
        @Setting(help = "How training images are varied") AugmentationConfig augmentation,

        @Setting(
                help = "How intensities become model input: as CLIP or as ImageNet models do, or with white as 0, which"
                        + " suits drawings on white")
        Scaling scaling,

        @Setting(help = "How training captions are varied") CaptionConfig captions,

        @Setting(help = "Entries of the byte-pair vocabulary trained on the captions", min = 514, max = 1_000_000)
        int vocabulary,

        @Setting(
                help =
                        "No concept twice in a batch, where the source knows concepts: a second drawing of it would be a false negative")
        boolean distinctConcepts,

        @Setting(help = "Threads that prepare batches; 0 chooses by the machine", min = 0, max = 256)
        int workers,

        @Setting(help = "Batches prepared ahead of the model", min = 1, max = 64)
        int prefetch) {

    /// How intensities become model input.
    public enum Scaling {
        CLIP,
        IMAGENET,
        WHITE_PAPER
    }

    public DataConfig() {
        this(
                new PictogramPairs(),
                new AugmentationConfig(),
                Scaling.WHITE_PAPER,
                new CaptionConfig(),
                1536,
                true,
                0,
                4);
    }

    /// The constants of [#scaling()].
    public Normalisation normalisation() {
        return switch (scaling) {
            case CLIP -> Normalisation.CLIP;
            case IMAGENET -> Normalisation.IMAGENET;
            case WHITE_PAPER -> Normalisation.WHITE_PAPER;
        };
    }
}
