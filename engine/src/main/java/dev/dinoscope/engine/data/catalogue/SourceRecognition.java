package dev.dinoscope.engine.data.catalogue;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.source.FileEndings;
import dev.dinoscope.engine.data.source.OrdinaryFile;
import dev.dinoscope.engine.data.source.SourceErrors;
import dev.dinoscope.engine.data.source.TextReader;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.folder.ImageFolder;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.json.KarpathyCaptions;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/// Tells by itself what kind of data lie at a path.
public final class SourceRecognition {
    private static final int PEEKED = 1 << 20;
    private static final int LOOKED_INTO = 100;

    private SourceRecognition() {}

    /// @param path a table, a list of captions, a folder, or tars in the ways that WebDataset knows
    /// @throws dev.dinoscope.engine.config.ConfigException when it is nothing we know, saying what we do
    public static PairSource of(String path) throws IOException {
        return (PairSource) Configs.with(kind(path), "path", path);
    }

    private static Record kind(String path) throws IOException {
        var name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".tar") || path.contains("::") || path.contains("{")) {
            return new WebDataset();
        }
        var place = SourceErrors.absolute("path", path);
        if (Files.isDirectory(place)) {
            return holdsTars(place) ? new WebDataset() : new ImageFolder();
        } else if (!Files.isRegularFile(place)) {
            SourceErrors.existingFile("path", path, "a table, a list of captions, a folder of images or tars");
        } else if (name.endsWith(".json")) {
            return list(place);
        } else if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
            return new CsvPairs();
        }
        throw SourceErrors.of(
                "path",
                path,
                "is of no known kind; known are tables (.csv, .tsv), caption lists (.json), tars and folders of images."
                        + " Give the kind first: data check csv path=" + path);
    }

    /// Shards lie in the folder, or in folders of it.
    private static boolean holdsTars(Path folder) throws IOException {
        var folders = new ArrayList<Path>();
        try (var children = Files.list(folder)) {
            for (var child : (Iterable<Path>) children::iterator) {
                if (isTar(child)) {
                    return true;
                } else if (folders.size() < LOOKED_INTO && Files.isDirectory(child)) {
                    folders.add(child);
                }
            }
        }
        for (var child : folders) {
            try (var files = Files.list(child)) {
                if (files.limit(LOOKED_INTO).anyMatch(SourceRecognition::isTar)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTar(Path file) {
        var name = String.valueOf(file.getFileName());
        return FileEndings.of(name).equals("tar") && !name.startsWith(".") && !Files.isDirectory(file);
    }

    /// Karpathy's lists hold the sentences within the images, MSCOCO's in a list of their own.
    private static Record list(Path file) throws IOException {
        try (var bytes = OrdinaryFile.stream(file)) {
            var start = TextReader.decode(bytes.readNBytes(PEEKED));
            return start.contains("\"sentences\"") || start.contains("\"sentids\"")
                    ? new KarpathyCaptions()
                    : new CocoCaptions();
        }
    }
}
