package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.Descent;
import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lists folders in the order of names and tells of what cannot be used in them: hidden files, links that lead nowhere
/// or back, names that are no text.
///
/// @param sink hears of what is left out; several walks over the same folders tell it once
record FolderWalk(SampleSink sink) {

    /// Hears of a folder's files.
    @FunctionalInterface
    interface Visitor {
        /// @param files all that are directly in it
        void visit(Path folder, List<Path> files) throws IOException;
    }

    /// What is directly in a folder.
    ///
    /// @param files whatever is no folder
    record Listing(List<Descent> folders, List<Path> files) {}

    /// Visits a folder and all below it.
    void walk(Descent folder, Visitor visitor) throws IOException {
        var listing = list(folder);
        visitor.visit(folder.folder(), listing.files());
        for (var child : listing.folders()) {
            walk(child, visitor);
        }
    }

    Listing list(Descent folder) throws IOException {
        var listing = new Listing(new ArrayList<>(), new ArrayList<>());
        var children = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder.folder())) {
            all.forEach(children::add);
        } catch (IOException e) {
            sink.reject(Reject.FILE, folder.folder().toString(), "cannot be listed: " + OrdinaryFile.reason(e));
        }
        children.sort(null);
        for (var child : children) {
            sort(child, folder, listing);
        }
        return listing;
    }

    private void sort(Path child, Descent folder, Listing listing) throws IOException {
        if (name(child).startsWith(".")) {
            sink.passOver("hidden files and folders", 1, child.toString());
        } else if (!leadsTo(name(child), child)) {
            reject(child, "its name is not UTF-8, or not in the encoding of this system's locale; rename it");
        } else if (!Files.exists(child)) {
            reject(child, "is a link that leads nowhere");
        } else if (!Files.isDirectory(child)) {
            listing.files().add(child);
        } else {
            folder.into(child)
                    .ifPresentOrElse(
                            listing.folders()::add,
                            () -> sink.passOver("links that lead back to a folder above", 1, child.toString()));
        }
    }

    /// The text of a name may be that of another: what cannot be decoded looks the same everywhere.
    private static boolean leadsTo(String name, Path child) {
        try {
            return child.equals(child.resolveSibling(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private void reject(Path child, String why) {
        if (FileEndings.IMAGES.contains(FileEndings.of(name(child)))) {
            sink.reject(Reject.IMAGE, child.toString(), why);
        } else if (Files.isDirectory(child)) {
            sink.reject(Reject.FILE, child.toString(), why);
        } else {
            sink.passOver("other files: " + why, 1, child.toString());
        }
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
