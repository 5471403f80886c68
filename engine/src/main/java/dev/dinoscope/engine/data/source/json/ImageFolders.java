package dev.dinoscope.engine.data.source.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds the folder below the root that an image of a list is in: lists often name files without their folder.
final class ImageFolders {
    private final Path root;
    private final List<String> folders;

    /// @param folders to try in this order, relative to the root; the root itself is `""`
    ImageFolders(Path root, List<String> folders) {
        this.root = root;
        this.folders = folders;
    }

    /// @return the path of the file relative to the root; as it is written when no folder has it
    /// @throws IllegalArgumentException when the name is no path
    String place(String file) {
        for (var folder : folders) {
            var place = folder.isEmpty() ? file : folder + "/" + file;
            if (Files.exists(root.resolve(place))) {
                return place;
            }
        }
        return file;
    }
}
