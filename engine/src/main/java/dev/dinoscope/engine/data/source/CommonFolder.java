package dev.dinoscope.engine.data.source;

import java.nio.file.Path;
import java.util.List;

/// The deepest folder that others are in or below.
public final class CommonFolder {
    private CommonFolder() {}

    /// @param folders absolute; at least one
    /// @return the root of the file system when they share nothing else
    public static Path of(List<Path> folders) {
        var common = folders.getFirst();
        for (var folder : folders) {
            while (!folder.startsWith(common)) {
                var parent = common.getParent();
                if (parent == null) {
                    return common;
                }
                common = parent;
            }
        }
        return common;
    }
}
