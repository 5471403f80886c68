package dev.dinoscope.engine.data.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.stream.Stream;

/// What the image paths of one table or list start from, within the root that all files of a source share.
///
/// @param root of the source, absolute
/// @param own folder of this file's images, in or below the root
public record ImageBase(Path root, Path own) {
    private static final int LAST_OF_ASCII = 127;

    /// The path from the root: as it is written where the file's own folder is the root. Where there is no such
    /// file, the spellings of other systems are tried: backslashes between folders, accents apart from letters.
    ///
    /// @param written path of an image, as the table has it
    /// @throws IllegalArgumentException when it is no path
    public String id(String written) {
        var spelled = spelled(written);
        var path = Path.of(spelled);
        return own.equals(root) || path.isAbsolute()
                ? spelled
                : root.relativize(own).resolve(path).toString();
    }

    private String spelled(String written) {
        boolean plain = written.chars().allMatch(c -> c != '\\' && c <= LAST_OF_ASCII);
        if (plain || Files.exists(own.resolve(written))) {
            return written;
        }
        var slashes = written.replace('\\', '/');
        return Stream.of(slashes, Normalizer.normalize(slashes, Form.NFC), Normalizer.normalize(slashes, Form.NFD))
                .filter(other -> Files.exists(own.resolve(other)))
                .findFirst()
                .orElse(written);
    }

    /// Where an image lies.
    ///
    /// @param id as [#id] gives it
    /// @throws IllegalArgumentException when it is no path
    public ImageFile image(String id) {
        return new ImageFile(root.resolve(id));
    }
}
