package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Pair;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes pairs one after the other into a folder that becomes visible only when it is whole (see [PairStore]).
public final class PairStoreWriter implements AutoCloseable {
    private final Path folder;
    private final int height;
    private final int width;
    private final OutputStream images;
    private final CRC32C crc = new CRC32C();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    PairStoreWriter(Path folder, int height, int width) throws IOException {
        this.folder = folder;
        this.height = height;
        this.width = width;
        this.images = new BufferedOutputStream(Files.newOutputStream(folder.resolve(PairStore.IMAGES)), 1 << 20);
    }

    /// @param rgb interleaved, [height, width, 3]
    public void add(Pair pair, byte[] rgb) throws IOException {
        if (rgb.length != 3 * height * width) {
            throw new IllegalArgumentException(
                    pair.id() + ": " + rgb.length + " bytes are not " + height + "×" + width + "×3");
        }
        images.write(rgb);
        crc.update(rgb);
        pairs.add(pair);
    }

    /// Counts and names something that could not be decoded; the rest goes on.
    public void fail(String what, String reason) {
        failures.add(what + ": " + reason);
    }

    void finish(String name) throws IOException {
        images.close();
        var index = PairIndex.format(pairs);
        Files.writeString(folder.resolve(PairIndex.FILE), index);
        var indexCrc = new CRC32C();
        indexCrc.update(index.getBytes(StandardCharsets.UTF_8));
        new Manifest(Manifest.FORMAT, name, pairs.size(), height, width, crc.getValue(), indexCrc.getValue(), failures)
                .write(folder);
    }

    @Override
    public void close() throws IOException {
        images.close();
    }
}
