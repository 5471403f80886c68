package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.source.ImageBytes;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.TarEntry;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// Where images lie, made from the columns of an index.
final class IndexedImages extends AbstractList<ImageBytes> implements RandomAccess {
    private final int rows;
    private final Path root;
    private final List<Path> archives;
    private final TextColumn ids;
    private final MemorySegment archive;
    private final MemorySegment offset;
    private final MemorySegment length;

    IndexedImages(SourceIndex index) {
        this.rows = index.manifest().rows();
        this.root = Path.of(index.manifest().root());
        this.archives = index.manifest().archives().stream().map(Path::of).toList();
        this.ids = index.text(IndexColumns.ID);
        this.archive = index.column(IndexColumns.ARCHIVE);
        this.offset = index.column(IndexColumns.OFFSET);
        this.length = index.column(IndexColumns.LENGTH);
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public ImageBytes get(int row) {
        Objects.checkIndex(row, rows);
        int tar = archive.getAtIndex(TextColumn.INT, row);
        return tar < 0
                ? new ImageFile(root.resolve(ids.get(row)))
                : new TarEntry(
                        archives.get(tar),
                        offset.getAtIndex(TextColumn.LONG, row),
                        length.getAtIndex(TextColumn.LONG, row));
    }
}
