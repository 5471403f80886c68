package dev.dinoscope.engine.trace;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes TorchScript source and remembers where each line comes from.
public final class SourceWriter {
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, SourceLine> origins = new HashMap<>();
    private int lines;

    public SourceWriter() {
        raw("class Program(Module):");
        raw("  __parameters__ = []");
        raw("  __buffers__ = []");
    }

    public void method(String signature, List<String> body) {
        open(signature);
        body.forEach(this::line);
    }

    public void open(String signature) {
        raw("  def " + signature + ":");
    }

    public void line(String statement) {
        raw("    " + statement);
    }

    /// The comment survives in libtorch's own errors, which then point at Java.
    public void line(String statement, SourceLine origin) {
        origins.put(lines + 1, origin);
        raw("    " + statement + "  # " + origin);
    }

    private void raw(String line) {
        text.append(line).append('\n');
        lines++;
    }

    public String text() {
        return text.toString();
    }

    public Map<Integer, SourceLine> origins() {
        return Collections.unmodifiableMap(origins);
    }
}
