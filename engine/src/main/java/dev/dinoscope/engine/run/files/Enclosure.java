package dev.dinoscope.engine.run.files;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A directory whose files are opened only if they are regular files that lie inside it, through whatever links: what
/// somebody else put there must neither keep a reader waiting nor lead it elsewhere.
///
/// @param directory may be a link itself
public record Enclosure(Path directory) {

    /// Of a file that belongs to no larger directory than the one it is in.
    public static Enclosure around(Path file) {
        return new Enclosure(file.toAbsolutePath().resolveSibling(""));
    }

    /// Where a file really is.
    ///
    /// @throws NoSuchFileException when there is none
    /// @throws RefusedFileException when there is no regular file, or it lies elsewhere
    public Path inside(Path file) throws IOException {
        try {
            BoundedFile.requireRegular(file);
            return real(file);
        } catch (NoSuchFileException | AccessDeniedException | RefusedFileException told) {
            throw told;
        } catch (FileSystemException fault) {
            // Links that go round in a circle, names that are too long.
            throw new RefusedFileException(file, "cannot be opened: " + fault.getReason());
        }
    }

    /// The file of a name that somebody else gave.
    ///
    /// @param relative path below the directory, with `/`
    /// @throws NoSuchFileException when there is none
    /// @throws RefusedFileException when it is no regular file inside
    public Path named(String relative) throws IOException {
        var root = directory.toRealPath();
        try {
            var file = root.resolve(relative).normalize();
            if (file.startsWith(root)) {
                return inside(file);
            }
        } catch (InvalidPathException unwritable) {
            // Told in the same way.
        }
        throw new RefusedFileException(directory, "has no such file: " + shown(relative));
    }

    private static String shown(String name) {
        return name.substring(0, Math.min(name.length(), 400)).replaceAll("\\p{Cntrl}", "?");
    }

    /// Where a folder really is.
    ///
    /// @throws RefusedFileException when it lies elsewhere
    public Path folderInside(Path folder) throws IOException {
        return real(folder);
    }

    /// Whether a file is there that can be opened.
    public boolean holds(Path file) {
        try {
            var _ = inside(file);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private Path real(Path path) throws IOException {
        var real = path.toRealPath();
        if (!real.startsWith(directory.toRealPath())) {
            throw new RefusedFileException(path, "leads out of " + directory + ", to " + real);
        }
        return real;
    }

    /// UTF-8 text.
    ///
    /// @throws RefusedFileException when it is no regular file inside, too large, or no text
    public String text(Path file, SizeLimit limit) throws IOException {
        try {
            return BoundedFile.text(inside(file), limit, LinkOption.NOFOLLOW_LINKS);
        } catch (RefusedFileException refused) {
            // Under the name it was asked for.
            throw new RefusedFileException(file, refused.getReason());
        }
    }

    /// @throws RefusedFileException when it is no regular file inside, or too large
    public byte[] bytes(Path file, SizeLimit limit) throws IOException {
        try {
            return BoundedFile.bytes(inside(file), limit, LinkOption.NOFOLLOW_LINKS);
        } catch (RefusedFileException refused) {
            throw new RefusedFileException(file, refused.getReason());
        }
    }

    /// For reading in parts.
    public FileChannel open(Path file) throws IOException {
        return BoundedFile.open(inside(file), LinkOption.NOFOLLOW_LINKS);
    }

    /// For writing at the end; made when missing. Whatever else stands there is not written to.
    FileChannel append(Path file) throws IOException {
        if (isThere(file)) {
            return FileChannel.open(inside(file), StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether anything stands under a name, be it a link that leads nowhere.
    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
