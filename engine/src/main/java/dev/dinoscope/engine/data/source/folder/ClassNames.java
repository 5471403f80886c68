package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.TextFault;
import dev.dinoscope.engine.data.source.TextReader;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// What the classes are called: from a table with a line for each folder (`n01440764 tench, Tinca tinca`, also with a
/// tab or comma between), or the folders' own names with spaces for underscores.
///
/// @param table where they are from, for messages
record ClassNames(String table, Map<String, String> byFolder) {
    private static final String SETTING = "class_names";
    private static final String FORM = "expected lines of a folder and its class's name, such as \"n01440764 tench\"";
    private static final int NAMED = 3;

    private static final SizeLimit LIMIT = new SizeLimit("a table of class names", 64 << 20);
    static final ClassNames OF_FOLDERS = new ClassNames("", Map.of());

    static ClassNames read(Path table, SampleSink sink) throws IOException {
        var names = new LinkedHashMap<String, String>();
        var lines = TextReader.decode(OrdinaryFile.read(table, LIMIT)).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            var fault = TextFault.ofWords(line);
            if (fault.isPresent()) {
                throw SourceErrors.of(SETTING, table + " line " + number, fault.get());
            }
            var parts = line.strip().split("[\\t, ]+", 2);
            if (parts.length == 2) {
                // Of synonyms the first is the usual one.
                if (names.putIfAbsent(parts[0], parts[1].split(",", 2)[0].strip()) != null) {
                    sink.passOver("lines of class_names for a folder of an earlier one", 1, table + " line " + number);
                }
            } else if (!line.isBlank()) {
                sink.passOver("lines of class_names without a name", 1, table + " line " + number);
            }
        }
        if (names.isEmpty()) {
            throw SourceErrors.of(SETTING, table.toString(), FORM);
        }
        return new ClassNames(table.toString(), names);
    }

    /// Tells which of the names and which of the folders have no counterpart.
    ///
    /// @param folders those with images of a class, sorted
    /// @throws dev.dinoscope.engine.config.ConfigException when no name is one of a folder's
    void compare(SortedSet<String> folders, SampleSink sink) {
        if (byFolder.isEmpty()) {
            return;
        }
        var unused = byFolder.keySet().stream()
                .filter(folder -> !folders.contains(folder))
                .toList();
        if (unused.size() == byFolder.size()) {
            throw SourceErrors.of(
                    SETTING,
                    table,
                    "none of its entries (" + some(unused) + ") is a folder of images (" + some(folders) + "); "
                            + FORM);
        }
        var unnamed =
                folders.stream().filter(folder -> !byFolder.containsKey(folder)).toList();
        tell("entries of class_names without a folder of images", unused, sink);
        tell("class folders that class_names does not name", unnamed, sink);
    }

    private static void tell(String what, List<String> names, SampleSink sink) {
        if (!names.isEmpty()) {
            sink.passOver(what, names.size(), some(names));
        }
    }

    /// Where images have captions of their own.
    void passOver(SampleSink sink) {
        if (!byFolder.isEmpty()) {
            sink.passOver("class_names, since images have texts beside them", 1, table);
        }
    }

    private static String some(Collection<String> names) {
        return names.isEmpty()
                ? "there is none"
                : String.join(", ", names.stream().limit(NAMED).toList()) + (names.size() > NAMED ? ", …" : "");
    }

    String of(String folder) {
        var known = byFolder.get(folder);
        return known == null ? folder.replace('_', ' ').strip() : known;
    }
}
