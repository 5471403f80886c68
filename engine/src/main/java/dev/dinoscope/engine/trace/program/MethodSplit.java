package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Cuts a long method into parts. A chain of some thousand operations in one method overflows the native stack of
/// libtorch's compiler, so no part holds more than 200.
final class MethodSplit {
    private static final int LONGEST = 200;
    private static final int SHORTEST = 100;

    private MethodSplit() {}

    /// @param statements in order
    /// @param takes values from outside or from earlier parts
    /// @param gives values that later parts or the method's results need
    record Part(List<Statement> statements, List<Tensor> takes, List<Tensor> gives) {}

    static List<Part> split(List<Statement> statements, List<Tensor> results) {
        List<List<Statement>> chunks = chunks(statements);
        List<Part> parts = new ArrayList<>();
        Set<Tensor> needed = new LinkedHashSet<>(results);
        for (List<Statement> chunk : chunks.reversed()) {
            Set<Tensor> defined = new LinkedHashSet<>();
            Set<Tensor> takes = new LinkedHashSet<>();
            for (Statement statement : chunk) {
                statement.reads().stream().filter(t -> !defined.contains(t)).forEach(takes::add);
                defined.addAll(statement.defines());
            }
            List<Tensor> gives = defined.stream().filter(needed::contains).toList();
            parts.add(new Part(chunk, List.copyOf(takes), gives));
            needed.removeAll(defined);
            needed.addAll(takes);
        }
        return parts.reversed();
    }

    private static List<List<Statement>> chunks(List<Statement> statements) {
        List<List<Statement>> chunks = new ArrayList<>();
        int from = 0;
        while (statements.size() - from > LONGEST) {
            int to = from + bestCut(statements.subList(from, from + LONGEST + 1));
            chunks.add(statements.subList(from, to));
            from = to;
        }
        chunks.add(statements.subList(from, statements.size()));
        return chunks;
    }

    /// The latest cut at which the module path is shortest: parts then end where blocks end.
    private static int bestCut(List<Statement> window) {
        int best = window.size() - 1;
        for (int i = window.size() - 1; i >= SHORTEST; i--) {
            if (depth(window.get(i)) < depth(window.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static long depth(Statement statement) {
        String module = statement.origin().module();
        return module.isEmpty() ? 0 : 1 + module.chars().filter(c -> c == '.').count();
    }
}
