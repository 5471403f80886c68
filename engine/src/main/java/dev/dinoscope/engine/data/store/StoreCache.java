package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Opens prepared folders of equally large images and makes those that are missing or damaged; see [FolderCache].
public final class StoreCache {
    private final FolderCache folders;

    /// @param root created when missing
    public StoreCache(Path root, Progress progress, BooleanSupplier cancelled) {
        this.folders = new FolderCache(root, progress, cancelled);
    }

    /// Decodes a source into the writer; polls for cancellation itself.
    @FunctionalInterface
    public interface Maker {
        /// @throws CancellationException when cancelled
        void make(PairStoreWriter writer) throws IOException;
    }

    /// @param name of the folder; holds the content hash, so that other settings get another folder
    public PairStore get(String name, int height, int width, Maker maker) throws IOException {
        return folders.get(name, PairStore::open, folder -> {
            try (var writer = new PairStoreWriter(folder, height, width)) {
                maker.make(writer);
                writer.finish(name);
            }
        });
    }

    /// A folder that is there and whole; makes nothing.
    public Optional<PairStore> find(String name) {
        return folders.find(name, PairStore::open);
    }
}
