package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.PairTable;
import dev.dinoscope.engine.data.Rejects;
import dev.dinoscope.engine.data.source.ImageBytes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An index on disk, opened and checked: memory-mapped, so that the page cache holds what is used of it. Safe to read
/// from many threads until closed.
public final class SourceIndex implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final IndexManifest manifest;
    private final Map<String, MemorySegment> columns = new HashMap<>();
    private final PairTable pairs;
    private final List<ImageBytes> images;

    private SourceIndex(Path folder) throws IOException {
        try {
            this.manifest = IndexManifest.read(folder);
            for (var column : manifest.columns()) {
                columns.put(column.name(), MappedFile.open(folder, column, arena));
            }
            this.pairs = new IndexedPairs(this);
            this.images = new IndexedImages(this);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// @throws IOException when a file is missing, too short or not what was written
    static SourceIndex open(Path folder) throws IOException {
        return new SourceIndex(folder);
    }

    /// Content hash, hexadecimal: of ids, captions, splits and images' fingerprints, wherever the images lie.
    public String hash() {
        return manifest.hash();
    }

    /// Number of pairs.
    int rows() {
        return manifest.rows();
    }

    /// The pairs; valid until closed.
    public PairTable pairs() {
        return pairs;
    }

    /// Where each row's image lies.
    public List<ImageBytes> images() {
        return images;
    }

    /// What the source holds but cannot be used.
    public Rejects rejects() {
        return manifest.rejects();
    }

    /// Names of the classes, if the source knows classes.
    List<String> labels() {
        return manifest.labels().stream().filter(label -> !label.isEmpty()).toList();
    }

    /// Changes with the file that a row's image lies in; see [dev.dinoscope.engine.data.source.FileStamp].
    long stamp(int row) {
        return column(IndexColumns.STAMP).getAtIndex(TextColumn.LONG, Objects.checkIndex(row, rows()));
    }

    /// Changes with any of the files that the images lie in; hexadecimal.
    String stamps() {
        return manifest.columns().stream()
                .filter(column -> column.name().equals(IndexColumns.STAMP))
                .findFirst()
                .orElseThrow()
                .sha256()
                .substring(0, 16);
    }

    IndexManifest manifest() {
        return manifest;
    }

    MemorySegment column(String name) {
        var column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("the index has no column " + name);
        }
        return column;
    }

    TextColumn text(String name) {
        return new TextColumn(column(name + TextWriter.BYTES), column(name + TextWriter.ENDS));
    }

    @Override
    public void close() {
        arena.close();
    }
}
