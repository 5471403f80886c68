package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.Descent;
import java.io.IOException;

/// Looks whether any image of a folder has a text beside it.
record TextSearch(FolderWalk walk) {
    boolean below(Descent folder) throws IOException {
        var listing = walk.list(folder);
        if (new FolderFiles(listing.files()).haveTexts()) {
            return true;
        }
        for (var child : listing.folders()) {
            if (below(child)) {
                return true;
            }
        }
        return false;
    }
}
