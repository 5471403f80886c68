package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.FileEndings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files of one sample in a tar, by their endings.
///
/// @param key what their names have in common: all up to the first dot of the last part
record ShardSample(String key, Map<String, TarMember> files) {
    private static final int NAMED = 8;
    /// More endings of images in one sample come from dots in names.
    private static final int FEW = 3;

    ShardSample(String key) {
        this(key, new LinkedHashMap<>());
    }

    /// The first file with one of these endings.
    Optional<Map.Entry<String, TarMember>> first(List<String> endings) {
        return files.entrySet().stream()
                .filter(file -> endings.contains(file.getKey()))
                .findFirst();
    }

    /// What its endings are and, where an image hides behind one of several parts, why it is not found.
    String withoutImage() {
        var endings = files.keySet().stream().limit(NAMED).collect(Collectors.joining(", "))
                + (files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "");
        var hidden = files.keySet().stream()
                .filter(ending -> FileEndings.IMAGES.contains(FileEndings.of("." + ending)))
                .toList();
        return "no image among its files: " + endings + (hidden.isEmpty() ? "" : hint(hidden));
    }

    private static String hint(List<String> hidden) {
        return ". The key of a sample ends at the first dot of its files' names, and what follows is the ending: "
                + (hidden.size() <= FEW
                        ? "name it, as in data.source.image_keys=[" + hidden.getFirst() + "], or "
                        : "data.source.image_keys can name endings that all samples share; otherwise ")
                + "give the files names without other dots";
    }
}
