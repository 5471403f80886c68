package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Rejects;
import dev.dinoscope.engine.files.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What an index holds and how to see that it is whole. Written last.
///
/// @param hash of the content: ids, captions, splits and fingerprints of the images
/// @param root what paths of image files start from
/// @param splits names, by the numbers in the column
/// @param labels names of classes, by the numbers in the column; the first is empty
/// @param missing paths of the first images that were not there: once they are, the index is stale
/// @param archives paths of tars, by the numbers in the column
record IndexManifest(
        int format,
        String hash,
        String root,
        int rows,
        int concepts,
        List<String> splits,
        List<String> labels,
        List<String> archives,
        Rejects rejects,
        List<String> missing,
        List<Column> columns) {
    static final int FORMAT = 6;
    static final String FILE = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /// A file of values.
    ///
    /// @param crc CRC-32C
    record Column(String name, long bytes, long crc, String sha256) {}

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    static IndexManifest read(Path folder) throws IOException {
        try {
            var manifest = JSON.readValue(Files.readString(folder.resolve(FILE)), IndexManifest.class);
            if (manifest == null || manifest.format != FORMAT) {
                throw new IOException(FILE + " is not of format " + FORMAT);
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IOException(FILE + " cannot be read: " + JsonFault.words(e), e);
        }
    }
}
