package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.files.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a decoded cache holds and how to see that it is whole. Written last.
///
/// @param sizesCrc CRC-32C of `sizes.i32`
/// @param sampleCrc CRC-32C of one MiB in 64 of `pixels.u8`: all of it would take minutes at each start
/// @param broken as in [DecodedSizes]
record DecodedManifest(int format, int rows, long bytes, long sizesCrc, long sampleCrc, Map<Integer, String> broken) {
    static final int FORMAT = 2;
    static final String FILE = "manifest.json";

    DecodedManifest {
        broken = Map.copyOf(broken);
    }

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), JsonMapper.shared().writeValueAsString(this) + "\n");
    }

    static DecodedManifest read(Path folder) throws IOException {
        try {
            var manifest = JsonMapper.shared().readValue(Files.readString(folder.resolve(FILE)), DecodedManifest.class);
            if (manifest == null || manifest.format != FORMAT) {
                throw new DamagedStoreException(FILE + " is of another format");
            }
            return manifest;
        } catch (JacksonException e) {
            throw new IOException(FILE + " cannot be read: " + JsonFault.words(e), e);
        }
    }
}
