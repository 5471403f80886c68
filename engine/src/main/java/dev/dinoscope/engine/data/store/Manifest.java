package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.files.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a prepared folder holds and how to see that it is whole. Written last.
///
/// @param imagesCrc CRC-32C of `images.u8`
/// @param indexCrc CRC-32C of `index.tsv`
/// @param failures what could not be decoded, with the reason; not in the index
record Manifest(
        int format,
        String name,
        int rows,
        int height,
        int width,
        long imagesCrc,
        long indexCrc,
        List<String> failures) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Manifest {
        failures = List.copyOf(failures);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    static Manifest read(Path folder) throws IOException {
        try {
            var manifest = JSON.readValue(Files.readString(folder.resolve(FILE)), Manifest.class);
            if (manifest == null) {
                throw new IOException(FILE + " holds nothing");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IOException(FILE + " cannot be read: " + JsonFault.words(e), e);
        }
    }
}
