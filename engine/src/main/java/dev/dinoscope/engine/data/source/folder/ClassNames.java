package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.SourceErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the classes are called: from a table with a line for each folder (`n01440764 tench, Tinca tinca`, also with a
/// tab or comma between), or the folders' own names with spaces for underscores.
record ClassNames(Map<String, String> byFolder) {
    static final ClassNames OF_FOLDERS = new ClassNames(Map.of());

    static ClassNames read(Path table) throws IOException {
        var names = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(table)) {
                var parts = line.strip().split("[\\t, ]+", 2);
                if (parts.length == 2) {
                    // Of synonyms the first is the usual one.
                    names.put(parts[0], parts[1].split(",", 2)[0].strip());
                }
            }
        } catch (CharacterCodingException _) {
            throw SourceErrors.of("class_names", table.toString(), "is not text in UTF-8");
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
