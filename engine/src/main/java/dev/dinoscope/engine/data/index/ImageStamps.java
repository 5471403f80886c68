package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.source.FileStamp;
import dev.dinoscope.engine.data.source.ImageBytes;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.TarEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tells whether images are still the files that an index was made of: a list of images stays the same when they are
/// replaced in place. See [FileStamp]. Thread-safe.
final class ImageStamps {
    private static final long GONE = 0;
    private final Map<Path, Long> archives = new ConcurrentHashMap<>();

    /// Of the file that the image lies in; a tar is looked at once.
    long of(ImageBytes image) throws IOException {
        return switch (image) {
            case ImageFile(var path) -> FileStamp.of(path);
            case TarEntry(var tar, var _, var _) -> {
                var known = archives.get(tar);
                if (known == null) {
                    known = FileStamp.of(tar);
                    archives.put(tar, known);
                }
                yield known;
            }
        };
    }

    /// What has changed since an index was made, in words; empty where nothing has.
    static Optional<String> changes(SourceIndex index) {
        var now = new ImageStamps();
        var changed = new boolean[index.rows()];
        try (var lookers = new ManyAtOnce("image-stamp-")) {
            lookers.forEach(
                    changed.length,
                    row -> changed[row] = now.orGone(index.images().get(row)) != index.stamp(row));
        }
        int count = 0;
        int first = -1;
        for (int row = changed.length - 1; row >= 0; row--) {
            count += changed[row] ? 1 : 0;
            first = changed[row] ? row : first;
        }
        return count == 0
                ? Optional.empty()
                : Optional.of("of its images " + count + " have changed since, the first is "
                        + index.images().get(first).name());
    }

    /// The same; one number for what is not there.
    long orGone(ImageBytes image) {
        try {
            return of(image);
        } catch (IOException _) {
            return GONE;
        }
    }
}
