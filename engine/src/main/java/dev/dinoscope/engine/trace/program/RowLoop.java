package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Callee;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.script.LoopScripts;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the loop of [RowChunks]: it adds up what the chunks return and, where the caller records gradients,
/// the gradients of the first of it. Gradients are added in place, so that there is one of each.
///
/// @param chunks bodies for the sizes of chunk that occur
/// @param device as an argument of a factory function
record RowLoop(
        String name,
        SequencedMap<String, Tensor> shared,
        SequencedMap<String, Tensor> rows,
        List<RowChunk> chunks,
        String device)
        implements Callee.Inner {

    @Override
    public String function() {
        return "(self)." + name;
    }

    /// What the loop takes, in order.
    List<Tensor> arguments() {
        return Stream.concat(shared.values().stream(), rows.values().stream()).toList();
    }

    /// What it returns gradients for, in this order, after the sums.
    List<Tensor> gradientTargets() {
        return arguments().stream().filter(RowLoop::isTarget).toList();
    }

    private static boolean isTarget(Tensor tensor) {
        return tensor.dtype().isFloating();
    }

    /// One for each output of the body; shapes and types are those of the first body.
    List<Tensor> sums() {
        return List.copyOf(chunks.getFirst().outputs().values());
    }

    /// One chunk after the other, each with its own backward pass.
    @Override
    public MethodCost cost(boolean graph) {
        return chunks.stream()
                .map(chunk -> chunk.cost(graph).times(chunk.times()))
                .reduce(MethodCost::then)
                .orElseThrow();
    }

    void write(ParameterTable parameters, SourceWriter source) {
        for (RowChunk chunk : chunks) {
            new MethodWriter(chunk.trace().name(), chunk.trace(), parameters, source)
                    .writeInner(List.copyOf(chunk.outputs().values()));
        }
        ScriptMethod loop = loop();
        source.method(loop.declaration(), loop.body());
    }

    private ScriptMethod loop() {
        List<String> returned = new ArrayList<>(sumNames());
        targetNames().forEach(n -> returned.add("g_" + n));
        return LoopScripts.LOOP
                .where("name", name)
                .where(
                        "arguments",
                        argumentNames().stream().map(n -> ", " + n + ": Tensor").collect(Collectors.joining()))
                .where("returns", MethodWriter.type(returned.size()))
                .where("sums", eachSum(this::sum))
                .where("gradients", each(targetNames(), n -> LoopScripts.GRADIENT.where("target", n)))
                .where("leaves", each(targets(shared), n -> leaf(n, n)))
                .where("chunks", each(chunks, this::chunk))
                .where("returned", MethodWriter.tuple(returned))
                .method();
    }

    private static <T> Script[] each(List<T> values, Function<T, Script> text) {
        return values.stream().map(text).toArray(Script[]::new);
    }

    private Script[] eachSum(IntFunction<Script> text) {
        return IntStream.range(0, sums().size()).mapToObj(text).toArray(Script[]::new);
    }

    private Script sum(int i) {
        Tensor sum = sums().get(i);
        return LoopScripts.SUM
                .where("i", i)
                .where("shape", sum.shape().toString())
                .where("type", sum.dtype().code())
                .where("device", device);
    }

    private static Script leaf(String name, String value) {
        return LoopScripts.LEAF.where("name", name).where("value", value);
    }

    private Script chunk(RowChunk chunk) {
        List<String> own = targets(rows);
        return LoopScripts.CHUNKS
                .where("times", chunk.times())
                .where("from", chunk.from())
                .where("rows", chunk.rows())
                .where("parts", each(List.copyOf(rows.entrySet()), row -> part(row.getKey(), row.getValue())))
                .where("chunk", chunk.trace().name())
                .where(
                        "arguments",
                        Stream.concat(
                                        shared.keySet().stream(),
                                        rows.keySet().stream().map(n -> "c_" + n))
                                .map(n -> ", " + n)
                                .collect(Collectors.joining()))
                .where("add", eachSum(i -> LoopScripts.ADD.where("i", i)))
                .where(
                        "leaves",
                        Stream.concat(targets(shared).stream(), own.stream().map(n -> "c_" + n))
                                .collect(Collectors.joining(", ")))
                .where("gradients", gradients(own));
    }

    private static Script part(String name, Tensor tensor) {
        return (isTarget(tensor) ? LoopScripts.LEAF : LoopScripts.NO_LEAF)
                .where("name", "c_" + name)
                .where("value", rowsOf(name));
    }

    private static String rowsOf(String tensor) {
        return LoopScripts.ROWS_OF.where("tensor", tensor).lines().getFirst();
    }

    private Script[] gradients(List<String> own) {
        List<String> names = targetNames();
        return IntStream.range(0, names.size())
                .mapToObj(i -> {
                    String sum = "g_" + names.get(i);
                    return LoopScripts.ADD_GRADIENT
                            .where("i", i)
                            .where("sum", own.contains(names.get(i)) ? rowsOf(sum) : sum);
                })
                .toArray(Script[]::new);
    }

    private List<String> sumNames() {
        return IntStream.range(0, sums().size()).mapToObj(i -> "sum" + i).toList();
    }

    private List<String> argumentNames() {
        return Stream.concat(shared.keySet().stream(), rows.keySet().stream()).toList();
    }

    private List<String> targetNames() {
        return Stream.of(shared, rows)
                .map(RowLoop::targets)
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<String> targets(SequencedMap<String, Tensor> tensors) {
        List<String> names = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            if (isTarget(tensor)) {
                names.add(name);
            }
        });
        return Collections.unmodifiableList(names);
    }
}
