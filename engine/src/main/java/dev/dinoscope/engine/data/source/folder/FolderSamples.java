package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SplitNames;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the images of a folder with their classes or captions.
final class FolderSamples {
    private static final Set<String> IMAGE_ENDINGS = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp");
    private static final int PROGRESS_EVERY = 1024;
    private static final String NO_CLASS = "";

    private final Path root;
    private final ClassNames names;
    private final List<String> templates;
    private final SampleSink sink;
    private long found;

    FolderSamples(Path root, ClassNames names, List<String> templates, SampleSink sink) {
        this.root = root;
        this.names = names;
        this.templates = templates;
        this.sink = sink;
    }

    void read() throws IOException {
        var top = FolderWalk.children(root).stream().filter(Files::isDirectory).toList();
        if (top.stream().noneMatch(folder -> SplitNames.isSplit(FolderWalk.name(folder)))) {
            readSplit(root, "");
            return;
        }
        for (var folder : top) {
            // Beside train and val, other folders are splits of their own, such as a sketch set.
            readSplit(folder, SplitNames.of(FolderWalk.name(folder)));
        }
    }

    /// A class for each folder directly in this one; images directly in it have none.
    private void readSplit(Path base, String split) throws IOException {
        for (var child : FolderWalk.children(base)) {
            if (Files.isDirectory(child)) {
                var name = FolderWalk.name(child);
                FolderWalk.files(child, (file, _) -> readImage(file, name, split));
            } else {
                readImage(child, NO_CLASS, split);
            }
        }
    }

    private void readImage(Path file, String folder, String split) throws IOException {
        var name = FolderWalk.name(file);
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !IMAGE_ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return;
        }
        if (found++ % PROGRESS_EVERY == 0) {
            sink.progress("looking for images in " + root, found, 0);
        }
        var sidecar = file.resolveSibling(name.substring(0, dot) + ".txt");
        if (Files.exists(sidecar)) {
            add(file, captions(sidecar), "", split);
        } else if (folder.isEmpty()) {
            add(file, List.of(), "", split);
        } else {
            var label = names.of(folder);
            add(
                    file,
                    templates.stream()
                            .map(text -> text.replace(ImageFolder.NAME, label))
                            .toList(),
                    label,
                    split);
        }
    }

    private void add(Path file, List<String> captions, String label, String split) throws IOException {
        sink.add(new Sample(root.relativize(file).toString(), new ImageFile(file), captions, label, split));
    }

    private List<String> captions(Path sidecar) throws IOException {
        try {
            return Files.readAllLines(sidecar);
        } catch (CharacterCodingException _) {
            sink.reject(Reject.LINE, sidecar.toString(), "is not text in UTF-8");
            return List.of();
        }
    }
}
