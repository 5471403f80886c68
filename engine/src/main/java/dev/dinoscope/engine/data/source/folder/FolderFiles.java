package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import dev.dinoscope.engine.data.source.SidecarCaptions;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files of one folder: which of them are images, and which others lie beside an image under its name.
final class FolderFiles {
    private final List<Path> images = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();
    private final Map<String, List<Path>> beside = new HashMap<>();
    private final Set<Path> used = new HashSet<>();

    FolderFiles(List<Path> files) {
        for (var file : files) {
            if (FileEndings.IMAGES.contains(FileEndings.of(FolderWalk.name(file)))) {
                images.add(file);
            } else {
                others.add(file);
                beside.computeIfAbsent(stem(file), _ -> new ArrayList<>()).add(file);
            }
        }
    }

    private static String stem(Path file) {
        var name = FolderWalk.name(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    List<Path> images() {
        return images;
    }

    /// Whether a text lies beside one of the images, or a json file with a caption.
    boolean haveTexts() {
        return images.stream().anyMatch(this::hasText);
    }

    private boolean hasText(Path image) {
        var sidecars = beside.getOrDefault(stem(image), List.of());
        return sidecars.stream().anyMatch(file -> isText(file))
                || !captions(image, new Unheard()).isEmpty();
    }

    private static boolean isText(Path file) {
        return FileEndings.TEXTS.contains(FileEndings.of(FolderWalk.name(file)));
    }

    /// What the files beside an image say of it.
    ///
    /// @param sink hears of those that are damaged
    List<String> captions(Path image, SampleSink sink) {
        var sidecars = beside.getOrDefault(stem(image), List.of());
        // Two images of one name have the same captions; what is damaged is named once.
        var once = sidecars.stream().anyMatch(used::contains) ? new Unheard() : sink;
        var captions = new SidecarCaptions(once, FileEndings.JSON_KEYS);
        for (var file : sidecars) {
            if (isText(file)) {
                add(file, OrdinaryFile.TEXT, captions::addText, once);
            } else if (FileEndings.of(FolderWalk.name(file)).equals(FileEndings.JSON)) {
                add(file, OrdinaryFile.JSON, captions::addJson, once);
            }
        }
        return captions.captions();
    }

    /// Takes the content of a file.
    @FunctionalInterface
    private interface Taker {
        void take(String place, byte[] bytes);
    }

    private void add(Path file, SizeLimit limit, Taker taker, SampleSink sink) {
        used.add(file);
        try {
            taker.take(file.toString(), OrdinaryFile.read(file, limit));
        } catch (IOException e) {
            sink.reject(Reject.LINE, file.toString(), OrdinaryFile.reason(e));
        }
    }

    /// Names what has not been read.
    void passOver(SampleSink sink) {
        others.stream()
                .filter(file -> !used.contains(file))
                .forEach(file ->
                        sink.passOver(FileEndings.files(FileEndings.of(FolderWalk.name(file))), 1, file.toString()));
    }
}
