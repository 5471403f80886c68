package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import java.time.Duration;
import java.util.List;

/// What a loader needs to know beside the data.
///
/// @param split whose pairs are loaded
/// @param fields what a batch holds
/// @param seed of the run; order, captions and augmentation follow from it and the step alone
/// @param firstStep where to begin: 0, or the step to resume at
/// @param augmentation of [Crop.OfRun]
/// @param workers threads; 0 chooses by the machine. Has no influence on what is loaded
/// @param prefetch batches made ahead of the caller
/// @param maxBroken share of the distinct images seen that may be broken before the loader gives up
/// @param patience how long a batch may take before the loader gives up, naming the sample it hangs at
public record LoaderSettings(
        String split,
        int batchSize,
        List<BatchField> fields,
        long seed,
        long firstStep,
        boolean distinctConcepts,
        AugmentationConfig augmentation,
        CaptionConfig captions,
        int workers,
        int prefetch,
        double maxBroken,
        Duration patience) {
    /// Enough for a batch of large images from a slow network.
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST_AUTOMATIC_WORKERS = 8;

    /// @throws IllegalArgumentException when a number cannot be
    public LoaderSettings {
        require(batchSize > 0, "batch size " + batchSize + " — expected at least 1");
        fields = List.copyOf(fields);
        require(!fields.isEmpty(), "a batch without fields");
        require(firstStep >= 0, "first step " + firstStep + " — expected at least 0");
        require(prefetch > 0, "prefetch " + prefetch + " — expected at least 1");
        require(workers >= 0, "workers " + workers + " — expected 0 (automatic) or more");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    int threads() {
        int spare = Runtime.getRuntime().availableProcessors() / 2;
        return workers > 0 ? workers : Math.clamp(spare, 1, MOST_AUTOMATIC_WORKERS);
    }
}
