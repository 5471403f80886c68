package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.trace.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes TorchScript source and remembers where each line comes from.
final class SourceWriter {
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, SourceLine> origins = new HashMap<>();
    private final Map<Integer, String> ownConvolutions = new HashMap<>();
    private final Set<RowLoop> loops = new HashSet<>();

    SourceWriter() {
        lines.add("class Program(Module):");
        lines.add("  __parameters__ = []");
        lines.add("  __buffers__ = []");
    }

    void method(String signature, List<String> body) {
        open(signature);
        body.forEach(this::line);
    }

    void open(String signature) {
        lines.add("  def " + signature + ":");
    }

    void line(String line) {
        lines.add("    " + line);
    }

    void statement(Statement statement) {
        String line = line(statement, ConvolutionKernels.FASTEST);
        String own = line(statement, ConvolutionKernels.OWN);
        lines.add(line);
        origins.put(lines.size(), statement.origin());
        if (!own.equals(line)) {
            ownConvolutions.put(lines.size(), own);
        }
    }

    /// Whether a loop is met for the first time, and its methods are still to be written.
    boolean isNew(RowLoop loop) {
        return loops.add(loop);
    }

    /// The comment survives in libtorch's own errors, which then point at Java.
    private static String line(Statement statement, ConvolutionKernels kernels) {
        return "    " + StatementText.of(statement, kernels) + "  # " + statement.origin();
    }

    ProgramText text() {
        return new ProgramText(lines, origins, ownConvolutions);
    }
}
