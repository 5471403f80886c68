package dev.dinoscope.engine.data.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Writes a column of texts: their UTF-8 end to end, and where each ends.
final class TextWriter implements Closeable {
    static final String BYTES = ".utf8";
    static final String ENDS = ".end.i64";
    private final ColumnWriter bytes;
    private final ColumnWriter ends;

    TextWriter(Path folder, String name) throws IOException {
        this.bytes = new ColumnWriter(folder, name + BYTES);
        this.ends = new ColumnWriter(folder, name + ENDS);
    }

    void add(String text) throws IOException {
        bytes.put(text.getBytes(StandardCharsets.UTF_8));
        ends.putLong(bytes.position());
    }

    List<IndexManifest.Column> finish() throws IOException {
        return List.of(bytes.finish(), ends.finish());
    }

    @Override
    public void close() throws IOException {
        try (bytes) {
            ends.close();
        }
    }
}
