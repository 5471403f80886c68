package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import dev.dinoscope.engine.data.load.CaptionConfig;
import dev.dinoscope.engine.data.pictogram.PictogramPairs;

/// Where pairs come from and how they are presented.
///
/// @param tokenizer a path; empty trains one
/// @param workers 0 chooses by the machine
/// @param maxBroken of the distinct images seen
public record DataConfig(
        @Setting(help = "Where pairs come from") PairSource source,
        @Setting(help = "How training images are varied") AugmentationConfig augmentation,

        @Setting(
                help = "How intensities become model input: as CLIP or as ImageNet models do, or with white as 0, which"
                        + " suits drawings on white")
        Scaling scaling,

        @Setting(help = "How training captions are varied") CaptionConfig captions,

        @Setting(
                help = "An existing tokenizer: a tokenizer.json, or the folder that holds one or vocab.json with"
                        + " merges.txt; empty trains one on the captions")
        String tokenizer,

        @Setting(
                help = "Entries of the byte-pair vocabulary trained on the captions, when no tokenizer is given",
                min = 514,
                max = 1_000_000)
        int vocabulary,

        @Setting(
                help =
                        "No concept twice in a batch, where the source knows concepts: a second drawing of it would be a false negative")
        boolean distinctConcepts,

        @Setting(help = "Threads that prepare batches; 0 chooses by the machine", min = 0, max = 256)
        int workers,

        @Setting(
                help = "Disk space for decoded images; a data set that fits is decoded once, a larger one each time",
                unit = "GiB",
                min = 0,
                max = 65_536)
        double cacheGib,

        @Setting(
                help = "Decoded images are kept with their longer side at most this long; smaller ones as they are",
                unit = "px",
                min = 16,
                max = 65_500)
        int cacheSide,

        @Setting(
                help = "Share of images and lines that may turn out missing or broken before the run stops; those below"
                        + " it are skipped, counted and named. A tar cut short or a quote never closed needs 1",
                min = 0,
                max = 1)
        double maxBroken,

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
                "",
                1536,
                true,
                0,
                8,
                512,
                0.01,
                4);
    }

    /// The constants of [#scaling()].
    PixelNormalisation normalisation() {
        return switch (scaling) {
            case CLIP -> PixelNormalisation.CLIP;
            case IMAGENET -> PixelNormalisation.IMAGENET;
            case WHITE_PAPER -> PixelNormalisation.WHITE_PAPER;
        };
    }
}
