package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import dev.dinoscope.engine.trace.ops.Gradients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Sums over the rows of a batch, a chunk of rows at a time: what a loss over all pairs of a batch needs to
/// fit into memory. The gradient of each chunk is computed together with its value, and the chunk's
/// intermediates are gone before the next one begins.
public final class RowChunks {
    private RowChunks() {}

    /// @param name of the loop in the program; a lower-case identifier
    /// @param rowsOfChunk how many rows are computed at a time; the last chunk may be smaller
    /// @param shared what every chunk sees whole
    /// @param rows what a chunk sees only its own rows of; all of one length
    /// @param body what one chunk adds: first a scalar that gradients flow through, then values without a
    ///     gradient. It may use nothing but its inputs, no parameters either
    /// @return the sums by the names of the body's outputs
    public static Inputs sum(
            String name, long rowsOfChunk, Outputs shared, Outputs rows, Function<Inputs, Outputs> body) {
        Trace outer = Trace.current();
        long count = count(rows);
        List<RowChunk> chunks = new ArrayList<>();
        long whole = count / rowsOfChunk;
        if (whole > 0) {
            chunks.add(chunk(outer, name, "chunk", 0, rowsOfChunk, whole, shared, rows, body));
        }
        if (count % rowsOfChunk > 0) {
            chunks.add(chunk(outer, name, "rest", whole * rowsOfChunk, count % rowsOfChunk, 1, shared, rows, body));
        }
        RowLoop loop = new RowLoop(
                outer.name() + "_" + name, shared.tensors(), rows.tensors(), chunks, Literals.of(outer.device()));
        return summed(outer, loop);
    }

    private static long count(Outputs rows) {
        List<Long> lengths =
                rows.tensors().values().stream().map(t -> t.dim(0)).distinct().toList();
        if (lengths.size() != 1) {
            throw new ShapeError("rows of one length expected, not " + lengths);
        }
        return lengths.getFirst();
    }

    private static RowChunk chunk(
            Trace outer,
            String name,
            String kind,
            long from,
            long rowsOfChunk,
            long times,
            Outputs shared,
            Outputs rows,
            Function<Inputs, Outputs> body) {
        Trace inner = outer.inner(outer.name() + "_" + name + "_" + kind);
        List<Input> inputs = Stream.concat(
                        shared.tensors().entrySet().stream()
                                .map(e -> new Input(
                                        e.getKey(),
                                        e.getValue().dtype(),
                                        e.getValue().shape())),
                        rows.tensors().entrySet().stream()
                                .map(e -> new Input(
                                        e.getKey(),
                                        e.getValue().dtype(),
                                        e.getValue().shape().with(0, rowsOfChunk))))
                .toList();
        SequencedMap<String, Tensor> outputs =
                new LinkedHashMap<>(inner.record(inputs, body).tensors());
        inner.prune(outputs.values());
        if (!inner.reads().isEmpty()) {
            throw new IllegalStateException("a chunk of rows reads the parameters "
                    + inner.reads().keySet() + ", whose gradients would be lost; hand them in");
        }
        return new RowChunk(inner, outputs, from, rowsOfChunk, times);
    }

    private static Inputs summed(Trace outer, RowLoop loop) {
        List<Tensor> targets = loop.gradientTargets();
        List<Tensor> sums = List.copyOf(loop.chunks().getFirst().outputs().values());
        List<Tensor> results = outer.call(
                loop,
                Stream.concat(sums.stream(), targets.stream()).toList(),
                loop.arguments().stream().map(Tensor::detach).toList());
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        int i = 0;
        for (String output : loop.chunks().getFirst().outputs().keySet()) {
            named.put(output, results.get(i++));
        }
        List<Map.Entry<Tensor, Tensor>> gradients = new ArrayList<>();
        for (Tensor target : targets) {
            gradients.add(Map.entry(target, results.get(i++)));
        }
        named.put(named.firstEntry().getKey(), Gradients.given(results.getFirst(), gradients));
        return new Inputs(named);
    }
}
