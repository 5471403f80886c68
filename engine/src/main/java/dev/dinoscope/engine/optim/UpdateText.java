package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.ProgramBuilder;
import dev.dinoscope.engine.trace.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the optimiser in TorchScript. For every group the step takes four lists: parameters `p`, first moments `m`,
/// second moments `v` and step counters `s`.
///
/// Lists that an operation writes to are inputs of the method: libtorch's alias analysis does not see writes to the
/// elements of a list built inside, and may drop them.
final class UpdateText {
    private static final List<String> KINDS = List.of("p", "m", "v", "s");

    private final ProgramBuilder program;
    private final List<ParameterGroup> groups;
    private final AdamW adamW;
    private final List<Clamp> clamps;

    UpdateText(ProgramBuilder program, List<ParameterGroup> groups, AdamW adamW, List<Clamp> clamps) {
        this.program = program;
        this.groups = groups;
        this.adamW = adamW;
        this.clamps = clamps;
    }

    /// `p_decay: List[Tensor], m_decay: …`
    String declared() {
        return names().map(n -> n + ": List[Tensor]").collect(Collectors.joining(", "));
    }

    /// `p_decay, m_decay, …`
    String arguments() {
        return names().collect(Collectors.joining(", "));
    }

    /// `p_decay, p_rest`
    String lists(String kind) {
        return groups.stream().map(g -> kind + "_" + g.name()).collect(Collectors.joining(", "));
    }

    private Stream<String> names() {
        return groups.stream().flatMap(g -> KINDS.stream().map(kind -> kind + "_" + g.name()));
    }

    void define() {
        program.define("gradients(self, loss: Tensor, " + declared("p") + ") -> List[Tensor]", gradients());
        program.define(
                "apply(self, p: List[Tensor], " + declared("g") + ", " + declared() + ", lr: float) -> int", apply());
        program.define(
                "update(self, p: List[Tensor], loss: Tensor, g: List[Tensor], " + declared() + ", lr: float) -> Tensor",
                update());
    }

    private String declared(String kind) {
        return groups.stream()
                .map(g -> kind + "_" + g.name() + ": List[Tensor]")
                .collect(Collectors.joining(", "));
    }

    /// Gradients in the order of the groups.
    private List<String> gradients() {
        List<String> body = new ArrayList<>(List.of("xs = annotate(List[Tensor], [])"));
        for (ParameterGroup group : groups) {
            body.addAll(List.of("for x in p_" + group.name() + ":", "  _o = torch.append(xs, x)"));
        }
        body.add("gs = torch.grad([loss], xs, annotate(List[Optional[Tensor]], [None]), False, False, False)");
        body.add("out = annotate(List[Tensor], [])");
        body.addAll(Scripts.appendPresent("gs", "out"));
        body.add("return out");
        return body;
    }

    private List<String> update() {
        List<String> body = new ArrayList<>(List.of(
                "torch.set_grad_enabled(False)",
                "norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g)))",
                "if bool(torch.isfinite(torch.add(norm, loss))):"));
        if (adamW.clipNorm() > 0) {
            body.add("  torch._foreach_mul_(g, torch.clamp_max(torch.div(" + adamW.clipNorm()
                    + ", torch.add(norm, 1e-6)), 1.))");
        }
        int from = 0;
        for (ParameterGroup group : groups) {
            int to = from + group.parameters().size();
            body.add("  g_" + group.name() + " = torch.slice(g, " + from + ", " + to + ")");
            from = to;
        }
        body.add("  _n = (self).apply(p, " + lists("g") + ", " + arguments() + ", lr)");
        body.addAll(List.of("else:", "  pass", "torch.set_grad_enabled(True)", "return norm"));
        return body;
    }

    private List<String> apply() {
        List<String> body = new ArrayList<>();
        for (ParameterGroup group : groups) {
            String name = group.name();
            // The fused kernel reads the counters but does not advance them.
            body.add("torch._foreach_add_(s_" + name + ", 1)");
            body.add("torch._fused_adamw_(p_%s, g_%s, m_%s, v_%s, [], s_%s, lr=lr, "
                            .formatted(name, name, name, name, name)
                    + "beta1=" + adamW.beta1() + ", beta2=" + adamW.beta2() + ", weight_decay=" + group.weightDecay()
                    + ", eps=" + adamW.epsilon() + ", amsgrad=False, maximize=False)");
        }
        for (Clamp clamp : clamps) {
            body.add("_c = torch.clamp_(p[" + program.index(clamp.parameter()) + "], " + clamp.low() + ", "
                    + clamp.high() + ")  # " + clamp.parameter().name());
        }
        body.add("return 0");
        return body;
    }
}
