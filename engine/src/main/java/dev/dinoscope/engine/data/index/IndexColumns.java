package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.source.ImageBytes;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.TarEntry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The columns of an index; each row is a pair.
///
/// | file | holds |
/// |---|---|
/// | `id` | text: for an image file its path from the root |
/// | `archive.i32`, `offset.i64`, `length.i64` | where in which tar the image is; −1, 0, 0 for a file |
/// | `label.i32`, `concept.i32`, `split.i8` | numbers |
/// | `fingerprint.i64` | of the image's content |
/// | `stamp.i64` | of size and times of the file that the image lies in |
/// | `caption` | text, of all pairs |
/// | `caption_order.i32` | numbers of captions, pair by pair |
/// | `first_caption.i32` | where in that order each pair begins; one more than rows |
final class IndexColumns {
    static final String ID = "id";
    static final String ARCHIVE = "archive.i32";
    static final String OFFSET = "offset.i64";
    static final String LENGTH = "length.i64";
    static final String LABEL = "label.i32";
    static final String CONCEPT = "concept.i32";
    static final String SPLIT = "split.i8";
    static final String FINGERPRINT = "fingerprint.i64";
    static final String STAMP = "stamp.i64";
    static final String CAPTION = "caption";
    static final String CAPTION_ORDER = "caption_order.i32";
    static final String FIRST_CAPTION = "first_caption.i32";
    /// Where things lie, and since when, says nothing about what they are.
    static final Set<String> PLACES = Set.of(ARCHIVE, OFFSET, STAMP);

    private IndexColumns() {}

    /// All columns, open for writing.
    static final class Writers implements AutoCloseable {
        final TextWriter ids;
        final TextWriter captions;
        final ColumnWriter label;
        final ColumnWriter concept;
        final ColumnWriter split;
        final ColumnWriter fingerprint;
        final ColumnWriter stamp;
        private final ColumnWriter archive;
        private final ColumnWriter offset;
        private final ColumnWriter length;
        private final ColumnWriter captionOrder;
        private final ColumnWriter firstCaption;
        private final List<Closeable> open = new ArrayList<>();

        Writers(Path folder) throws IOException {
            ids = keep(new TextWriter(folder, ID));
            captions = keep(new TextWriter(folder, CAPTION));
            archive = keep(new ColumnWriter(folder, ARCHIVE));
            offset = keep(new ColumnWriter(folder, OFFSET));
            length = keep(new ColumnWriter(folder, LENGTH));
            label = keep(new ColumnWriter(folder, LABEL));
            concept = keep(new ColumnWriter(folder, CONCEPT));
            split = keep(new ColumnWriter(folder, SPLIT));
            fingerprint = keep(new ColumnWriter(folder, FINGERPRINT));
            stamp = keep(new ColumnWriter(folder, STAMP));
            captionOrder = keep(new ColumnWriter(folder, CAPTION_ORDER));
            firstCaption = keep(new ColumnWriter(folder, FIRST_CAPTION));
        }

        private <T extends Closeable> T keep(T writer) {
            open.add(writer);
            return writer;
        }

        void place(ImageBytes image, ToIntFunction<TarEntry> numberOf) throws IOException {
            switch (image) {
                case ImageFile _ -> place(-1, 0, 0);
                case TarEntry entry -> place(numberOf.applyAsInt(entry), entry.offset(), entry.length());
            }
        }

        private void place(int tar, long from, long bytes) throws IOException {
            archive.putInt(tar);
            offset.putLong(from);
            length.putLong(bytes);
        }

        /// @param rowOf each caption's row
        void writeCaptionOrder(int[] rowOf, int rows) throws IOException {
            var next = new int[rows + 1];
            for (int row : rowOf) {
                next[row + 1]++;
            }
            for (int row = 0; row < rows; row++) {
                next[row + 1] += next[row];
            }
            for (int first : next) {
                firstCaption.putInt(first);
            }
            var order = new int[rowOf.length];
            for (int caption = 0; caption < rowOf.length; caption++) {
                order[next[rowOf[caption]]++] = caption;
            }
            for (int caption : order) {
                captionOrder.putInt(caption);
            }
        }

        List<IndexManifest.Column> finish() throws IOException {
            var files = new ArrayList<IndexManifest.Column>();
            files.addAll(ids.finish());
            files.addAll(captions.finish());
            for (var column : List.of(
                    archive, offset, length, label, concept, split, fingerprint, stamp, captionOrder, firstCaption)) {
                files.add(column.finish());
            }
            return files;
        }

        @Override
        public void close() throws IOException {
            @Nullable IOException first = null;
            for (var writer : open) {
                try {
                    writer.close();
                } catch (IOException e) {
                    first = first == null ? e : first;
                }
            }
            if (first != null) {
                throw first;
            }
        }
    }
}
