package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.TextFault;
import dev.dinoscope.engine.data.source.TextReader;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the classes are called: from a table with a line for each folder (`n01440764 tench, Tinca tinca`, also with a
/// tab or comma between), or the folders' own names with spaces for underscores.
record ClassNames(Map<String, String> byFolder) {
    private static final SizeLimit LIMIT = new SizeLimit("a table of class names", 64 << 20);
    static final ClassNames OF_FOLDERS = new ClassNames(Map.of());

    static ClassNames read(Path table, SampleSink sink) throws IOException {
        var names = new HashMap<String, String>();
        var lines = TextReader.decode(OrdinaryFile.read(table, LIMIT)).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            var fault = TextFault.of(line);
            if (fault.isPresent()) {
                throw SourceErrors.of("class_names", table + " line " + number, fault.get());
            }
            var parts = line.strip().split("[\\t, ]+", 2);
            if (parts.length == 2) {
                // Of synonyms the first is the usual one.
                names.put(parts[0], parts[1].split(",", 2)[0].strip());
            } else if (!line.isBlank()) {
                sink.passOver("lines of class_names without a name", 1, table + " line " + number);
            }
        }
        if (names.isEmpty()) {
            throw SourceErrors.of("class_names", table.toString(), "expected lines of a folder and its class's name");
        }
        return new ClassNames(names);
    }

    String of(String folder) {
        var known = byFolder.get(folder);
        return known == null ? folder.replace('_', ' ').strip() : known;
    }
}
