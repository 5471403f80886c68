package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.PassedOver;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.Fingerprint;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.store.FolderCache;
import dev.dinoscope.engine.data.store.OutdatedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Finds or makes the index of a source. Its folder's name is a hash of the settings and of path, size and
/// time of every file that was read: when one changes, another index is made. The images themselves are looked at when
/// the index is opened: when one has changed, it is made again.
final class IndexCache {
    private static final int NAMED_IN_ERROR = 3;
    private final IndexedSource source;
    private final FolderCache folders;
    private final Progress progress;
    private final IndexingWatch watch;

    IndexCache(IndexedSource source, Path cache, Progress progress, BooleanSupplier cancelled) {
        this.source = source;
        this.folders = new FolderCache(cache, progress, cancelled);
        this.progress = progress;
        this.watch = new IndexingWatch(progress, cancelled);
    }

    SourceIndex get() throws IOException {
        var index = folders.get(folder(), IndexCache::open, this::make);
        tellRejects(index);
        return index;
    }

    Optional<SourceIndex> find() throws IOException {
        return folders.find(folder(), IndexCache::open);
    }

    private String folder() throws IOException {
        var digest = ColumnWriter.sha256();
        digest.update((IndexManifest.FORMAT + "\n" + source + "\n").getBytes(StandardCharsets.UTF_8));
        source.inputs(new InputFiles(line -> digest.update(line.getBytes(StandardCharsets.UTF_8))));
        return "index-" + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static SourceIndex open(Path folder) throws IOException {
        var index = SourceIndex.open(folder);
        if (index.manifest().missing().stream().map(Path::of).anyMatch(IndexCache::isThere)) {
            index.close();
            throw new OutdatedException("images that were missing are there now");
        }
        var changes = ImageStamps.changes(index);
        if (changes.isPresent()) {
            index.close();
            throw new OutdatedException(changes.get());
        }
        return index;
    }

    /// What is no ordinary file, or too large for an image, stays missing.
    private static boolean isThere(Path image) {
        try {
            Fingerprint.of(new ImageFile(image));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void make(Path folder) throws IOException {
        try (var writer = new IndexWriter(folder, watch)) {
            watch.report("looking through " + source.path(), 0, 0);
            source.read(writer);
            var manifest = writer.finish(source.root(), source.heldOut());
            if (manifest.rows() == 0) {
                throw SourceErrors.of("path", source.path(), nothing(manifest));
            }
            writer.foreignClasses().ifPresent(why -> {
                throw SourceErrors.of("path", source.path(), why);
            });
            manifest.write(folder);
        }
    }

    private String nothing(IndexManifest manifest) {
        var rejects = manifest.rejects();
        if (rejects.count() == 0) {
            return rejects.passedOver().stream()
                    .map(PassedOver::text)
                    .limit(NAMED_IN_ERROR)
                    .reduce("no image found", (text, passed) -> text + "\n    passed over " + passed);
        }
        var named = rejects.named();
        return String.format(
                Locale.ROOT,
                "none of its %,d samples can be used; paths start from %s\n    %s",
                rejects.count(),
                source.root(),
                String.join("\n    ", named.subList(0, Math.min(NAMED_IN_ERROR, named.size()))));
    }

    private void tellRejects(SourceIndex index) {
        var rejects = index.rejects();
        if (rejects.captions() > 0) {
            progress.note(String.format(
                    Locale.ROOT,
                    "%s: %,d images have no caption; only methods without text use them",
                    source.path(),
                    rejects.captions()));
        }
        if (rejects.lost() > 0) {
            progress.note(String.format(Locale.ROOT, "%s: left out %s", source.path(), rejects.text()));
            rejects.named().stream().limit(NAMED_IN_ERROR).forEach(reject -> progress.note("  " + reject));
        }
        if (!rejects.passedOver().isEmpty()) {
            progress.note(source.path() + ": passed over "
                    + rejects.passedOver().stream()
                            .map(PassedOver::text)
                            .limit(NAMED_IN_ERROR)
                            .collect(Collectors.joining("; ")));
        }
    }
}
