package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.Descent;
import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SplitNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the images of a folder with their classes or captions. Where any image has a text beside it, folders are no
/// classes: images without a text have no caption.
final class FolderSamples {
    private static final int PROGRESS_EVERY = 1024;
    private static final String NO_CLASS = "";

    private final Path root;
    private final ClassNames names;
    private final List<String> templates;
    private final SampleSink sink;
    private final FolderWalk walk;
    private final SortedSet<String> classFolders = new TreeSet<>();
    private boolean haveTexts;
    private long found;

    FolderSamples(Path root, ClassNames names, List<String> templates, SampleSink sink) {
        this.root = root;
        this.names = names;
        this.templates = templates;
        this.sink = sink;
        this.walk = new FolderWalk(sink);
    }

    /// @throws dev.dinoscope.engine.config.ConfigException when the names are of none of the folders
    void read() throws IOException {
        haveTexts = haveTexts();
        readSplits();
        if (haveTexts) {
            names.passOver(sink);
        } else {
            names.compare(classFolders, sink);
        }
    }

    private void readSplits() throws IOException {
        var top = walk.list(Descent.from(root));
        if (top.folders().stream().noneMatch(folder -> SplitNames.isSplit(name(folder)))) {
            readSplit(top, "");
            return;
        }
        top.files()
                .forEach(file -> sink.passOver(
                        FileEndings.files(FileEndings.of(FolderWalk.name(file))) + " beside the folders of splits",
                        1,
                        file.toString()));
        for (var folder : top.folders()) {
            // Beside train and val, other folders are splits of their own, such as a sketch set.
            readSplit(walk.list(folder), SplitNames.of(name(folder)));
        }
    }

    private static String name(Descent folder) {
        return FolderWalk.name(folder.folder());
    }

    /// Found at the first text; only sets without any are looked through to the end.
    private boolean haveTexts() throws IOException {
        return new TextSearch(new FolderWalk(new Unheard())).below(Descent.from(root));
    }

    /// A class for each folder directly in this one; images directly in it have none.
    private void readSplit(FolderWalk.Listing listing, String split) throws IOException {
        readFiles(listing.files(), NO_CLASS, split);
        var shards = shards(listing.files());
        for (var folder : listing.folders()) {
            var ofClass = shards.contains(name(folder)) ? NO_CLASS : name(folder);
            walk.walk(folder, (_, files) -> readFiles(files, ofClass, split));
        }
    }

    /// img2dataset writes `00000.parquet` or `00000_stats.json` beside the folder of a shard.
    private static Set<String> shards(List<Path> files) {
        return files.stream()
                .map(FolderWalk::name)
                .filter(name -> name.endsWith(".parquet") || name.endsWith("_stats.json"))
                .map(name -> name.replaceFirst("(\\.parquet|_stats\\.json)$", ""))
                .collect(Collectors.toSet());
    }

    private void readFiles(List<Path> all, String folder, String split) throws IOException {
        var files = new FolderFiles(all);
        for (var image : files.images()) {
            if (found++ % PROGRESS_EVERY == 0) {
                sink.progress("looking for images in " + root, found, 0);
            }
            if (haveTexts) {
                add(image, files.captions(image, sink), NO_CLASS, split);
            } else if (folder.isEmpty()) {
                add(image, List.of(), NO_CLASS, split);
            } else {
                classFolders.add(folder);
                var label = names.of(folder);
                add(image, captions(label), label, split);
            }
        }
        files.passOver(sink);
    }

    private List<String> captions(String label) {
        return templates.stream()
                .map(text -> text.replace(ImageFolder.NAME, label))
                .toList();
    }

    private void add(Path file, List<String> captions, String label, String split) throws IOException {
        sink.add(new Sample(root.relativize(file).toString(), new ImageFile(file), captions, label, split));
    }
}
