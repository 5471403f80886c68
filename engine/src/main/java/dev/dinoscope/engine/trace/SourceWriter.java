package dev.dinoscope.engine.trace;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes TorchScript source and remembers where each line comes from.
final class SourceWriter {
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Origin> origins = new HashMap<>();
    private int lines;

    SourceWriter() {
        raw("class Program(Module):");
        raw("  __parameters__ = []");
        raw("  __buffers__ = []");
    }

    void method(String signature, List<String> body) {
        open(signature);
        body.forEach(this::line);
    }

    void open(String signature) {
        raw("  def " + signature + ":");
    }

    void line(String statement) {
        raw("    " + statement);
    }

    /// The comment survives in libtorch's own errors, which then point at Java.
    void line(String statement, Origin origin) {
        origins.put(lines + 1, origin);
        raw("    " + statement + "  # " + origin);
    }

    private void raw(String line) {
        text.append(line).append('\n');
        lines++;
    }

    String text() {
        return text.toString();
    }

    Map<Integer, Origin> origins() {
        return Collections.unmodifiableMap(origins);
    }
}
