package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Decodes the images of a data set once and keeps them, when they fit a budget; larger data sets are
/// decoded each time. What fits is told by the images' headers before any is decoded. What is kept belongs to the files
/// as they were: when one is replaced, all are decoded again.
public final class DecodedCache {
    private static final int SAMPLED = 256;
    private final Path root;
    private final Progress progress;
    private final BooleanSupplier cancelled;
    private final int longestSide;
    private final long budget;

    /// @param root folder for prepared data
    /// @param longestSide larger images are kept smaller, smaller ones as they are; in pixels
    /// @param budget in bytes; 0 keeps nothing
    public DecodedCache(Path root, int longestSide, long budget, Progress progress, BooleanSupplier cancelled) {
        this.root = root;
        this.longestSide = longestSide;
        this.budget = budget;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// The same data set with its images decoded, or itself when they are already, or do not fit. Its hash
    /// tells the size images are kept at.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public PairDataset decoded(PairDataset dataset) throws IOException {
        if (dataset.images().isDecoded() || budget == 0) {
            return dataset;
        }
        var hash = dataset.hash() + "-" + longestSide;
        var folders = new FolderCache(root, progress, cancelled);
        var stamps = dataset.images().stamps();
        var name = "decoded-" + hash + (stamps.isEmpty() ? "" : "-" + stamps);
        var ready = folders.find(name, DecodedImages::open);
        if (ready.isPresent()) {
            return dataset.withImages(hash, new KeptImages(ready.get(), dataset.images()));
        }
        if (!seemsToFit(dataset.images())) {
            return dataset;
        }
        var maker = new DecodedMaker(dataset.images(), this::kept, progress, cancelled);
        var sizes = maker.sizes();
        if (sizes.bytes() > budget || !hasRoom(sizes.bytes())) {
            return dataset;
        }
        try {
            var images = folders.get(name, DecodedImages::open, folder -> maker.make(folder, sizes));
            return dataset.withImages(hash, new KeptImages(images, dataset.images()));
        } catch (IOException e) {
            progress.note(String.format(
                    Locale.ROOT,
                    "Decoded images cannot be kept in %s (%s); decoding them each time.",
                    root,
                    e.getMessage()));
            return dataset;
        }
    }

    /// The size an image is kept at, aspect ratio kept up to rounding.
    ImageSize kept(ImageSize own) {
        int longer = Math.max(own.height(), own.width());
        if (longer <= longestSide) {
            return own;
        }
        double scale = (double) longestSide / longer;
        return new ImageSize((int) Math.max(1, Math.round(own.height() * scale)), (int)
                Math.max(1, Math.round(own.width() * scale)));
    }

    /// A look at some headers spares looking at those of millions of files that will not fit.
    private boolean seemsToFit(PairImages images) throws IOException {
        int looked = Math.min(SAMPLED, images.rows());
        long bytes = 0;
        try (var reader = images.reader()) {
            for (int i = 0; i < looked; i++) {
                try {
                    var size = kept(reader.open((int) ((long) i * images.rows() / looked)));
                    bytes += Picture.bytes(size.height(), size.width());
                } catch (BrokenImageException _) {
                    // takes no room
                }
            }
        }
        return looked > 0 && (double) bytes / looked * images.rows() < 1.5 * budget;
    }

    private boolean hasRoom(long bytes) throws IOException {
        Files.createDirectories(root);
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < bytes) {
            progress.note(String.format(
                    Locale.ROOT,
                    "Decoded images would take %d MiB, but %s has %d MiB left; decoding them each time.",
                    bytes >> 20,
                    root,
                    free >> 20));
        }
        return free >= bytes;
    }
}
