package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.LossMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.RowMethods;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import dev.dinoscope.engine.trace.script.TwoPassScripts;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the two passes of [TwoPass] in TorchScript.
final class TwoPassText {

    private final ProgramBuilder program;
    private final List<Input> inputs;
    private final long count;
    private final long rows;
    private final RowMethods embed;
    private final LossMethod loss;

    /// @param inputs of the whole batch
    /// @param count of micro-batches
    /// @param rows of one
    TwoPassText(ProgramBuilder program, List<Input> inputs, long count, long rows, RowMethods embed, LossMethod loss) {
        this.program = program;
        this.inputs = inputs;
        this.count = count;
        this.rows = rows;
        this.embed = embed;
        this.loss = loss;
    }

    GradientPhases.Rows define(List<ParameterGroup> groups) {
        ScriptMethod first = defined(firstPass());
        ScriptMethod pullLoss = defined(pullLoss());
        defined(TwoPassScripts.ACCUMULATE);
        ScriptMethod second = defined(secondPass());
        ScriptMethod addDirect = defined(addDirect(groups));
        ScriptMethod rowCoupling = defined(rowCoupling());
        return new GradientPhases.Rows(
                first,
                pullLoss,
                second,
                addDirect,
                rowCoupling,
                loss.signature().outputs());
    }

    private ScriptMethod defined(Script script) {
        ScriptMethod method = script.method();
        program.define(method);
        return method;
    }

    private Script firstPass() {
        return TwoPassScripts.FIRST_PASS
                .where("batch", InputText.declared(inputs))
                .where("lists", each(TwoPassScripts.LIST))
                .where("count", count)
                .where("embed", embed.values().name())
                .where("rows", microBatch())
                .where("append", each(TwoPassScripts.APPEND))
                .where("whole", joined(k -> "torch.cat(e" + k + ", 0)"));
    }

    /// Once for each output of the embedding.
    private Script[] each(Script script) {
        return outputs().mapToObj(k -> script.where("output", k)).toArray(Script[]::new);
    }

    private String joined(IntFunction<String> text) {
        return outputs().mapToObj(text).collect(Collectors.joining(", "));
    }

    private IntStream outputs() {
        return IntStream.range(0, embed.outputs().size());
    }

    private String microBatch() {
        return InputText.rows(inputs, from(), to());
    }

    private String from() {
        return "torch.mul(i, " + rows + ")";
    }

    private String to() {
        return "torch.mul(torch.add(i, 1), " + rows + ")";
    }

    private Script pullLoss() {
        List<Input> scalars = InputText.scalars(inputs);
        return TwoPassScripts.PULL_LOSS
                .where("scalars", InputText.declared(scalars))
                .where(
                        "leaves",
                        outputs()
                                .mapToObj(k ->
                                        (carries(k) ? TwoPassScripts.LEAF : TwoPassScripts.NO_LEAF).where("output", k))
                                .toArray(Script[]::new))
                .where("loss", loss.signature().name())
                .where("arguments", joined(k -> "x" + k) + InputText.arguments(scalars))
                .where("own", append(loss.reached()))
                .where("carriers", embed.carriers().size());
    }

    private boolean carries(int output) {
        return embed.carriers().contains(embed.outputs().get(output).name());
    }

    private Script append(List<Parameter> parameters) {
        return TwoPassScripts.APPEND_PARAMETERS.where(
                "indices",
                parameters.stream().map(p -> String.valueOf(program.index(p))).collect(Collectors.joining(", ")));
    }

    private Script secondPass() {
        return TwoPassScripts.SECOND_PASS
                .where("batch", InputText.declared(inputs))
                .where("reached", append(embed.reached()))
                .where("count", count)
                .where("embed", embed.graph().name())
                .where("rows", microBatch())
                .where("from", from())
                .where("to", to())
                .where("carriers", embed.carriers().size());
    }

    private Script addDirect(List<ParameterGroup> groups) {
        List<Parameter> order =
                groups.stream().flatMap(g -> g.parameters().stream()).toList();
        return TwoPassScripts.ADD_DIRECT
                .where("embedded", positions(order, embed.reached()))
                .where("own", positions(order, loss.reached()))
                .where("count", order.size());
    }

    /// Where each parameter stands in a list, −1 if it is not there.
    private static String positions(List<Parameter> order, List<Parameter> list) {
        return order.stream().map(p -> String.valueOf(list.indexOf(p))).collect(Collectors.joining(", "));
    }

    private Script rowCoupling() {
        long half = rows / 2;
        String mixed = inputs.stream()
                .map(i -> ", " + (i.shape().rank() == 0 ? i.name() : mixed(i, half)))
                .collect(Collectors.joining());
        return TwoPassScripts.ROW_COUPLING
                .where("batch", InputText.declared(inputs))
                .where("embed", embed.values().name())
                .where("rows", InputText.rows(inputs, "0", String.valueOf(rows)))
                .where("mixed", mixed)
                .where("device", program.device().toString())
                .where("half", half);
    }

    private String mixed(Input input, long half) {
        return TwoPassScripts.MIXED
                .where("input", input.name())
                .where("half", half)
                .where("from", rows)
                .where("to", 2 * rows - half)
                .lines()
                .getFirst();
    }
}
