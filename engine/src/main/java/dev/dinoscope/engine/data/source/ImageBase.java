package dev.dinoscope.engine.data.source;

import java.nio.file.Path;

/// What the image paths of one table or list start from, within the root that all files of a source share.
///
/// @param root of the source, absolute
/// @param own folder of this file's images, in or below the root
public record ImageBase(Path root, Path own) {
    /// The path from the root: as it is written where the file's own folder is the root.
    ///
    /// @param written path of an image, as the table has it
    /// @throws IllegalArgumentException when it is no path
    public String id(String written) {
        var path = Path.of(written);
        return own.equals(root) || path.isAbsolute()
                ? written
                : root.relativize(own).resolve(path).toString();
    }

    /// Where an image lies.
    ///
    /// @param id as [#id] gives it
    /// @throws IllegalArgumentException when it is no path
    public ImageFile image(String id) {
        return new ImageFile(root.resolve(id));
    }
}
