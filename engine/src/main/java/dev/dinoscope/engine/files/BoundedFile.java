package dev.dinoscope.engine.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/// Reads a file only if it is one, and only up to a limit of its kind. Opening a named pipe waits for a writer, a
/// device never ends, and a file can be far larger than what it is taken for. Descriptors that this process has open
/// (`/dev/fd/63`) may be pipes.
///
/// Symbolic links are followed to what they lead to, unless [LinkOption#NOFOLLOW_LINKS] is given. A missing file
/// stays a [java.nio.file.NoSuchFileException].
public final class BoundedFile {
    private BoundedFile() {}

    /// @throws RefusedFileException when there is no regular file, or a larger one
    public static byte[] bytes(Path file, SizeLimit limit, LinkOption... options) throws IOException {
        try (var channel = isOpenDescriptor(file) ? FileChannel.open(file) : open(file, options)) {
            if (channel.size() > limit.bytes()) {
                throw tooLarge(file, limit);
            }
            // The size is no promise: files of /proc tell none, and others grow.
            var content = Channels.newInputStream(channel).readNBytes(Math.toIntExact(limit.bytes() + 1));
            if (content.length > limit.bytes()) {
                throw tooLarge(file, limit);
            }
            return content;
        }
    }

    /// A shell's `<(…)` and `<` give a pipe whose writer is there already: opening it does not wait for one.
    private static boolean isOpenDescriptor(Path file) {
        return file.startsWith("/dev/fd") || file.startsWith("/proc/self/fd") || file.equals(Path.of("/dev/stdin"));
    }

    /// @return the UTF-8 text, without a byte order mark
    /// @throws RefusedFileException when there is no regular file, a larger one, or one that is no text in UTF-8
    public static String text(Path file, SizeLimit limit, LinkOption... options) throws IOException {
        var content = bytes(file, limit, options);
        var chars = new char[content.length];
        var in = ByteBuffer.wrap(content);
        var out = CharBuffer.wrap(chars);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            var line = 1 + countLines(content, in.position());
            throw new RefusedFileException(file, "is not text in UTF-8 (line " + line + ")");
        }
        var start = out.position() > 0 && chars[0] == '\uFEFF' ? 1 : 0;
        return new String(chars, start, out.position() - start);
    }

    /// The whole content as a stream; nothing is held open.
    ///
    /// @throws RefusedFileException as [#bytes]
    public static InputStream stream(Path file, SizeLimit limit, LinkOption... options) throws IOException {
        return new ByteArrayInputStream(bytes(file, limit, options));
    }

    /// For files that are read in parts and may be of any size.
    ///
    /// @throws RefusedFileException when there is no regular file
    public static FileChannel open(Path file, LinkOption... options) throws IOException {
        requireRegular(file, options);
        var all = Arrays.copyOf(options, options.length + 1, OpenOption[].class);
        all[options.length] = StandardOpenOption.READ;
        return FileChannel.open(file, all);
    }

    /// For readers that open the file themselves.
    ///
    /// @throws RefusedFileException when there is no regular file
    public static void requireRegular(Path file, LinkOption... options) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, options);
        if (!attributes.isRegularFile()) {
            throw new RefusedFileException(file, "is " + FileKind.of(file, attributes, options) + ", not a file");
        }
    }

    private static RefusedFileException tooLarge(Path file, SizeLimit limit) {
        return new RefusedFileException(file, "is larger than " + limit.size() + ", the most for " + limit.kind());
    }

    private static int countLines(byte[] content, int end) {
        var lines = 0;
        for (int i = 0; i < end; i++) {
            lines += content[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
