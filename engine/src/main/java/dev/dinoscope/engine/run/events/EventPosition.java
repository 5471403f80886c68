package dev.dinoscope.engine.run.events;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How far a reader has come in each event file of a directory: several processes may write to files of their own at
/// the same time, so no file is done with because another one exists.
///
/// @param files by name; what is not among them has not been read yet
public record EventPosition(SortedMap<String, Mark> files) {
    public static final EventPosition START = new EventPosition(new TreeMap<>());

    /// Begins a token that names every file. Tokens of older versions name the file they had come to and its offset,
    /// without it.
    private static final String VERSION = "2/";

    private static final Pattern ENTRY = Pattern.compile("(.+):(\\d{1,18}):([0-9a-f]{8})", Pattern.DOTALL);
    private static final Pattern OLD = Pattern.compile("(.*):(\\d{1,18})", Pattern.DOTALL);

    public EventPosition {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// A place between two records of a file.
    ///
    /// @param offset bytes before it
    /// @param before the four bytes before it, by which another file of the same name is told; null when unknown
    public record Mark(long offset, @Nullable Integer before) {
        public static final Mark START = new Mark(0, 0);

        /// Whether it was taken by a version that read one file after the other.
        boolean isOld() {
            return before == null;
        }

        private String token() {
            return offset + ":" + String.format(Locale.ROOT, "%08x", before == null ? 0 : before);
        }
    }

    /// @param token what [#token()] gave, of this version or of one that knew only one file at a time
    /// @throws IllegalArgumentException when it is none
    public static EventPosition parse(String token) {
        var files = new TreeMap<String, Mark>();
        if (token.startsWith(VERSION)) {
            for (var entry : token.substring(VERSION.length()).split("/", -1)) {
                if (!entry.isEmpty()) {
                    var parts = ENTRY.matcher(entry);
                    require(parts.matches(), token);
                    files.put(parts.group(1), mark(parts.group(2), Integer.parseUnsignedInt(parts.group(3), 16)));
                }
            }
            return new EventPosition(files);
        }
        var old = OLD.matcher(token);
        require(old.matches() && token.indexOf('/') < 0, token);
        if (!old.group(1).isEmpty()) {
            files.put(old.group(1), mark(old.group(2), null));
        }
        return new EventPosition(files);
    }

    private static Mark mark(String offset, @Nullable Integer before) {
        return new Mark(Long.parseLong(offset), before);
    }

    private static void require(boolean holds, String token) {
        if (!holds) {
            throw new IllegalArgumentException("not a position in an event log: " + token);
        }
    }

    public String token() {
        return files.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().token())
                .collect(Collectors.joining("/", VERSION, ""));
    }
}
