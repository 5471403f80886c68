package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.LossMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.RowMethods;
import dev.dinoscope.engine.trace.program.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

    void define(List<ParameterGroup> groups) {
        String batch = InputText.declared(inputs);
        program.define("first_pass(self, p: List[Tensor]" + batch + ", seed: int) -> List[Tensor]", firstPass());
        program.define(
                "pull_loss(self, p: List[Tensor], e: List[Tensor], pulls: List[Tensor], direct: List[Tensor]"
                        + InputText.declared(InputText.scalars(inputs)) + ") -> List[Tensor]",
                pullLoss());
        program.define("accumulate(self, sum: List[Tensor], gs: List[Optional[Tensor]]) -> int", accumulate());
        program.define(
                "second_pass(self, p: List[Tensor], pulls: List[Tensor], sum: List[Tensor]" + batch
                        + ", seed: int) -> int",
                secondPass());
        program.define(
                TwoPass.METHOD + "(self, p: List[Tensor], g: List[Tensor]" + batch + ", seed: int) -> List[Tensor]",
                twoPass(groups));
        program.define(
                TwoPass.ROW_COUPLING + "(self, p: List[Tensor]" + batch + ", seed: int) -> Tensor", rowCoupling());
    }

    /// All embeddings, without a graph.
    private List<String> firstPass() {
        List<String> body = new ArrayList<>();
        int outputs = embed.outputs().size();
        for (int k = 0; k < outputs; k++) {
            body.add("e" + k + " = annotate(List[Tensor], [])");
        }
        body.add("for i in range(" + count + "):");
        body.add("  torch.manual_seed(torch.add(seed, i))");
        body.add("  out = (self)." + embed.values().name() + "(p" + microBatch() + ")");
        for (int k = 0; k < outputs; k++) {
            body.add("  _o = torch.append(e" + k + ", out[" + k + "])");
        }
        body.add("torch.manual_seed(torch.add(seed, " + count + "))");
        List<String> whole = new ArrayList<>();
        for (int k = 0; k < outputs; k++) {
            whole.add("torch.cat(e" + k + ", 0)");
        }
        body.add("return [" + String.join(", ", whole) + "]");
        return body;
    }

    private String microBatch() {
        return InputText.rows(inputs, "torch.mul(i, " + rows + ")", "torch.mul(torch.add(i, 1), " + rows + ")");
    }

    /// The loss; its gradients at the embeddings go to `pulls`, those at the parameters it reads itself to
    /// `direct`.
    private List<String> pullLoss() {
        List<String> names = embed.carriers();
        List<String> arguments = new ArrayList<>();
        List<String> body = new ArrayList<>(List.of("xs = annotate(List[Tensor], [])"));
        for (int k = 0; k < embed.outputs().size(); k++) {
            String x = "x" + k;
            boolean carries = names.contains(embed.outputs().get(k).name());
            body.add(x + " = " + (carries ? "torch.requires_grad_(e[" + k + "], True)" : "e[" + k + "]"));
            if (carries) {
                body.add("_o = torch.append(xs, " + x + ")");
            }
            arguments.add(x);
        }
        body.add("out = (self)." + loss.signature().name() + "(p, " + String.join(", ", arguments)
                + InputText.arguments(InputText.scalars(inputs)) + ")");
        body.addAll(append(loss.reached(), "xs"));
        body.add("gs = torch.grad([out[0]], xs, annotate(List[Optional[Tensor]], [None]), False, False, True)");
        body.add("out[0] = torch.detach(out[0])");
        body.addAll(List.of(
                "for i in range(" + names.size() + "):",
                "  g = gs[i]",
                "  if g is not None:",
                "    _o = torch.append(pulls, unchecked_cast(Tensor, g))",
                "  else:",
                "    _o = torch.append(pulls, torch.zeros_like(torch.detach(xs[i])))",
                "own = torch.slice(gs, " + names.size() + ", torch.len(gs))"));
        body.addAll(Scripts.appendPresent("own", "direct"));
        body.add("return out");
        return body;
    }

    private List<String> append(List<Parameter> parameters, String list) {
        String indices = parameters.stream()
                .map(p -> String.valueOf(program.index(p)))
                .collect(Collectors.joining(", ", "annotate(List[int], [", "])"));
        return List.of("for j in " + indices + ":", "  _o = torch.append(" + list + ", p[j])");
    }

    /// The lists are inputs, because libtorch may drop writes to the elements of a list built inside.
    private static List<String> accumulate() {
        List<String> body = new ArrayList<>(List.of("part = annotate(List[Tensor], [])"));
        body.addAll(Scripts.appendPresent("gs", "part"));
        body.addAll(List.of(
                "if torch.eq(torch.len(sum), 0):",
                "  for g in part:",
                "    _o = torch.append(sum, g)",
                "else:",
                "  torch._foreach_add_(sum, part)",
                "return 0"));
        return body;
    }

    /// Embeds again, with a graph, and adds up what the embeddings' gradients pull back.
    private List<String> secondPass() {
        List<String> body = new ArrayList<>(List.of("xs = annotate(List[Tensor], [])"));
        body.addAll(append(embed.reached(), "xs"));
        body.addAll(List.of(
                "for i in range(" + count + "):",
                "  torch.manual_seed(torch.add(seed, i))",
                "  out = (self)." + embed.graph().name() + "(p" + microBatch() + ")",
                "  parts = annotate(List[Optional[Tensor]], [])",
                "  for pull in pulls:",
                "    _o = torch.append(parts, torch.slice(pull, 0, torch.mul(i, " + rows
                        + "), torch.mul(torch.add(i, 1), " + rows + "), 1))",
                "  gs = torch.grad(torch.slice(out, 0, " + embed.carriers().size()
                        + "), xs, parts, False, False, False)",
                "  _n = (self).accumulate(sum, gs)",
                "return 0"));
        return body;
    }

    private List<String> twoPass(List<ParameterGroup> groups) {
        List<Parameter> order =
                groups.stream().flatMap(g -> g.parameters().stream()).toList();
        String arguments = InputText.arguments(inputs);
        return List.of(
                "pulls = annotate(List[Tensor], [])",
                "direct = annotate(List[Tensor], [])",
                "sum = annotate(List[Tensor], [])",
                "e = (self).first_pass(p" + arguments + ", seed)",
                "out = (self).pull_loss(p, e, pulls, direct" + InputText.arguments(InputText.scalars(inputs)) + ")",
                "_n = (self).second_pass(p, pulls, sum" + arguments + ", seed)",
                "embedded = " + positions(order, embed.reached()),
                "own = " + positions(order, loss.reached()),
                "for i in range(" + order.size() + "):",
                "  a = embedded[i]",
                "  b = own[i]",
                "  if torch.lt(b, 0):",
                "    _o = torch.append(g, sum[a])",
                "  else:",
                "    if torch.lt(a, 0):",
                "      _o = torch.append(g, direct[b])",
                "    else:",
                "      _o = torch.append(g, torch.add(sum[a], direct[b]))",
                "return out");
    }

    /// Where each parameter stands in a list, −1 if it is not there.
    private static String positions(List<Parameter> order, List<Parameter> list) {
        return order.stream()
                .map(p -> String.valueOf(list.indexOf(p)))
                .collect(Collectors.joining(", ", "annotate(List[int], [", "])"));
    }

    /// The first micro-batch, and again with the second half of its rows replaced: the largest difference in
    /// the first half, over the largest value. 0 where rows do not see each other.
    private List<String> rowCoupling() {
        long half = rows / 2;
        String mixed = inputs.stream()
                .map(i -> i.shape().rank() == 0
                        ? ", " + i.name()
                        : String.format(
                                Locale.ROOT,
                                ", torch.cat([torch.slice(%s, 0, 0, %d, 1), torch.slice(%s, 0, %d, %d, 1)], 0)",
                                i.name(),
                                half,
                                i.name(),
                                rows,
                                2 * rows - half))
                .collect(Collectors.joining());
        return List.of(
                "torch.manual_seed(seed)",
                "one = (self)." + embed.values().name() + "(p" + InputText.rows(inputs, "0", String.valueOf(rows))
                        + ")",
                "torch.manual_seed(seed)",
                "other = (self)." + embed.values().name() + "(p" + mixed + ")",
                "worst = torch.zeros([], dtype=7, device=torch.device(\"" + program.device() + "\"))",
                "for i in range(torch.len(one)):",
                "  a = torch.to(torch.slice(one[i], 0, 0, " + half + ", 1), 7)",
                "  b = torch.to(torch.slice(other[i], 0, 0, " + half + ", 1), 7)",
                "  far = torch.max(torch.abs(torch.sub(a, b)))",
                "  worst = torch.maximum(worst, torch.div(far, torch.add(torch.max(torch.abs(a)), 1e-30)))",
                "return worst");
    }
}
