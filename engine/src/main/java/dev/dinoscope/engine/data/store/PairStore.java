package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.Pair;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/// A prepared folder, opened and checked: `images.u8`, `index.tsv`, `manifest.json`.
///
/// @param images to be closed by whoever opened the store
/// @param failures what could not be decoded when it was made, with reasons
public record PairStore(List<Pair> pairs, ImageStore images, List<String> failures) {
    static final String IMAGES = "images.u8";
    private static final long CHECK_CHUNK = 64 << 20;

    /// @throws DamagedStoreException when a file is missing, too short or not what was written
    static PairStore open(Path folder) throws IOException {
        try {
            return openWhole(folder);
        } catch (NoSuchFileException e) {
            throw new DamagedStoreException(Path.of(e.getFile()).getFileName() + " is missing");
        }
    }

    private static PairStore openWhole(Path folder) throws IOException {
        var manifest = Manifest.read(folder);
        require(manifest.format() == Manifest.FORMAT, "format " + manifest.format() + " is not " + Manifest.FORMAT);
        var index = Files.readAllBytes(folder.resolve(PairIndex.FILE));
        require(crc(MemorySegment.ofArray(index)) == manifest.indexCrc(), PairIndex.FILE + " has a wrong checksum");
        var pairs = PairIndex.parse(new String(index, StandardCharsets.UTF_8));
        var file = folder.resolve(IMAGES);
        long expected = 3L * manifest.rows() * manifest.height() * manifest.width();
        require(Files.size(file) == expected, IMAGES + " has " + Files.size(file) + " bytes, not " + expected);
        var images = new ImageStore(file, manifest.rows(), manifest.height(), manifest.width());
        if (pairs.size() != manifest.rows() || crc(images.pixels()) != manifest.imagesCrc()) {
            images.close();
            throw new DamagedStoreException(IMAGES + " has a wrong checksum");
        }
        return new PairStore(List.copyOf(pairs), images, manifest.failures());
    }

    private static void require(boolean condition, String otherwise) throws DamagedStoreException {
        if (!condition) {
            throw new DamagedStoreException(otherwise);
        }
    }

    private static long crc(MemorySegment bytes) {
        var crc = new CRC32C();
        for (long from = 0; from < bytes.byteSize(); from += CHECK_CHUNK) {
            long size = Math.min(CHECK_CHUNK, bytes.byteSize() - from);
            crc.update(bytes.asSlice(from, size).asByteBuffer());
        }
        return crc.getValue();
    }
}
