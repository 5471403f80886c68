package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where golden files come from: those bundled with the program, or a directory of `*.json` files of the same form.
public sealed interface GoldenSource {
    /// The files as text.
    ///
    /// @throws IOException if they cannot be read
    List<Document> documents() throws IOException;

    /// @param name of the file, without ending
    record Document(String name, String text) {}

    static GoldenSource bundled() {
        return new Bundled();
    }

    static GoldenSource directory(Path directory) {
        return new Directory(directory);
    }

    /// Resources beside this class.
    record Bundled() implements GoldenSource {
        @Override
        public List<Document> documents() throws IOException {
            List<Document> documents = new ArrayList<>();
            for (String name : GoldenChecks.all().sequencedKeySet()) {
                try (InputStream in = GoldenSource.class.getResourceAsStream(name + ".json")) {
                    if (in == null) {
                        throw new IOException("the bundled golden file " + name + " is missing");
                    }
                    documents.add(new Document(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return documents;
        }
    }

    /// All JSON files of a directory, by name.
    record Directory(Path path) implements GoldenSource {
        private static final SizeLimit LIMIT = new SizeLimit("a golden file", 256 << 20);

        @Override
        public List<Document> documents() throws IOException {
            List<Path> files;
            try (Stream<Path> list = Files.list(path)) {
                files = list.filter(f -> f.toString().endsWith(".json") && !Files.isDirectory(f))
                        .sorted()
                        .toList();
            }
            if (files.isEmpty()) {
                throw new IOException(path + " holds no golden files (*.json)");
            }
            List<Document> documents = new ArrayList<>();
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                // Bytes that are no text must fail their own file, not the files beside it.
                String text = new String(BoundedFile.bytes(file, LIMIT), StandardCharsets.UTF_8);
                documents.add(new Document(name.substring(0, name.length() - ".json".length()), text));
            }
            return documents;
        }
    }
}
