package dev.dinoscope.app.session;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// A small text file of the Dinoscope folder that is replaced as a whole. A problem with it costs its content,
/// never the start of the window: each is told as a note.
public final class HomeFile {
    private static final SizeLimit LIMIT = new SizeLimit("a file of settings or of a session", 16 << 20);

    private final Path file;

    public HomeFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    public Path path() {
        return file;
    }

    /// Empty when there is none or it is no text.
    public Optional<String> read(Consumer<String> note) {
        try {
            return Optional.of(BoundedFile.text(file, LIMIT));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (RefusedFileException refused) {
            setAside("It " + refused.getReason() + ".", note);
        } catch (IOException problem) {
            note.accept(String.format(Locale.ROOT, "%s could not be read: %s", file.getFileName(), reason(problem)));
        }
        return Optional.empty();
    }

    /// Replaces the file in one step, so that a crash leaves the old one or the new one.
    public void write(String text, Consumer<String> note) {
        try {
            var folder = Files.createDirectories(folder());
            var fresh = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
            try {
                writeThrough(fresh, text);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException problem) {
            note.accept(String.format(Locale.ROOT, "%s could not be saved: %s", file, reason(problem)));
        }
    }

    /// Keeps a broken file beside the new one that will be written, for whoever wants to repair it.
    public void setAside(String why, Consumer<String> note) {
        var name = String.valueOf(file.getFileName());
        try {
            var aside = folder().resolve(name + ".broken");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            note.accept(String.format(
                    Locale.ROOT, "%s was not usable and is now %s; the defaults are used. %s", name, aside, why));
        } catch (IOException problem) {
            note.accept(String.format(Locale.ROOT, "%s is not usable: %s", file, why));
        }
    }

    private Path folder() {
        return file.resolveSibling("").toAbsolutePath();
    }

    /// On the disk before it gets its name: otherwise a power cut may leave an empty file.
    private static void writeThrough(Path fresh, String text) throws IOException {
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static String reason(IOException problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }
}
