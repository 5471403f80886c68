package dev.dinoscope.engine.data.source.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Walks over folders in the order of names; hidden files and folders are left out.
final class FolderWalk {
    /// Deeper there are only links that go round in a circle.
    private static final int DEEPEST = 24;

    private FolderWalk() {}

    /// Hears of a file.
    @FunctionalInterface
    interface Visitor {
        void visit(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /// All files below a folder.
    static void files(Path folder, Visitor visitor) throws IOException {
        walk(folder, visitor, 0);
    }

    private static void walk(Path folder, Visitor visitor, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException(
                    folder + " lies more than " + DEEPEST + " folders deep; do links go round in a circle?");
        }
        for (var child : children(folder)) {
            var attributes = Files.readAttributes(child, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                walk(child, visitor, depth + 1);
            } else {
                visitor.visit(child, attributes);
            }
        }
    }

    /// What is directly in a folder, by name. Links that lead nowhere are left out.
    static List<Path> children(Path folder) throws IOException {
        var children = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var child : all) {
                if (!name(child).startsWith(".") && Files.exists(child)) {
                    children.add(child);
                }
            }
        }
        children.sort(null);
        return children;
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
