package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the optimiser in TorchScript. For every group the step takes four lists: parameters `p`, first
/// moments `m`, second moments `v` and step counters `s`; for every average the list it keeps and the list it
/// follows.
///
/// Lists that an operation writes to are inputs of the method: libtorch's alias analysis does not see writes
/// to the elements of a list built inside, and may drop them.
final class UpdateText {
    private static final List<String> KINDS = List.of("p", "m", "v", "s");

    private final ProgramBuilder program;
    private final List<ParameterGroup> groups;
    private final Update update;

    UpdateText(ProgramBuilder program, List<ParameterGroup> groups, Update update) {
        this.program = program;
        this.groups = groups;
        this.update = update;
    }

    List<ParameterGroup> groups() {
        return groups;
    }

    List<Average> averages() {
        return update.averages();
    }

    /// `p_decay: List[Tensor], m_decay: …`
    String declaredLists() {
        return lists().map(n -> n + ": List[Tensor]").collect(Collectors.joining(", "));
    }

    /// `lr: float, rate_decay_2: float, momentum_ema: float`
    String declaredNumbers() {
        return numbers().map(n -> n + ": float").collect(Collectors.joining(", "));
    }

    /// `p_decay, m_decay, …, lr, momentum_ema`
    String arguments() {
        return Stream.concat(lists(), numbers()).collect(Collectors.joining(", "));
    }

    /// `p_decay, p_rest`
    String lists(String kind) {
        return groups.stream().map(g -> kind + "_" + g.name()).collect(Collectors.joining(", "));
    }

    private Stream<String> lists() {
        return Stream.concat(
                groups.stream().flatMap(g -> KINDS.stream().map(kind -> kind + "_" + g.name())),
                averages().stream().flatMap(a -> Stream.of("average_" + a.name(), "followed_" + a.name())));
    }

    private Stream<String> numbers() {
        return Stream.of(
                        Stream.of("lr"),
                        groups.stream().filter(ParameterGroup::changesRate).map(UpdateText::rate),
                        averages().stream().map(a -> "momentum_" + a.name()))
                .flatMap(Function.identity());
    }

    private static String rate(ParameterGroup group) {
        return "rate_" + group.name();
    }

    /// What the group's steps are as long as.
    private static String learningRate(ParameterGroup group) {
        if (group.changesRate()) {
            return "torch.mul(lr, " + rate(group) + ")";
        }
        return group.rate() == 1 ? "lr" : "torch.mul(lr, " + group.rate() + ")";
    }

    void define() {
        if (!averages().isEmpty()) {
            Ema.define(program);
        }
        String state = declaredLists() + ", " + declaredNumbers();
        program.define("apply(self, p: List[Tensor], " + declared("g") + ", " + state + ") -> int", apply());
        program.define(
                "update(self, p: List[Tensor], loss: Tensor, g: List[Tensor], " + state + ") -> Tensor", update());
    }

    private String declared(String kind) {
        return groups.stream()
                .map(g -> kind + "_" + g.name() + ": List[Tensor]")
                .collect(Collectors.joining(", "));
    }

    /// Gradients of a loss in the order of the groups.
    void defineGradients() {
        List<String> body = new ArrayList<>(List.of("xs = annotate(List[Tensor], [])"));
        for (ParameterGroup group : groups) {
            body.addAll(List.of("for x in p_" + group.name() + ":", "  _o = torch.append(xs, x)"));
        }
        body.add("gs = torch.grad([loss], xs, annotate(List[Optional[Tensor]], [None]), False, False, False)");
        body.add("out = annotate(List[Tensor], [])");
        body.addAll(Scripts.appendPresent("gs", "out"));
        body.add("return out");
        program.define("gradients(self, loss: Tensor, " + declared("p") + ") -> List[Tensor]", body);
    }

    private List<String> update() {
        List<String> body = new ArrayList<>(List.of(
                "torch.set_grad_enabled(False)",
                "norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g)))",
                "if bool(torch.isfinite(torch.add(norm, loss))):"));
        double clipNorm = update.adamW().clipNorm();
        if (clipNorm > 0) {
            body.add("  torch._foreach_mul_(g, torch.clamp_max(torch.div(" + clipNorm
                    + ", torch.add(norm, 1e-6)), 1.))");
        }
        int from = 0;
        for (ParameterGroup group : groups) {
            int to = from + group.parameters().size();
            body.add("  g_" + group.name() + " = torch.slice(g, " + from + ", " + to + ")");
            from = to;
        }
        body.add("  _n = (self).apply(p, " + lists("g") + ", " + arguments() + ")");
        body.addAll(List.of("else:", "  pass", "torch.set_grad_enabled(True)", "return norm"));
        return body;
    }

    private List<String> apply() {
        AdamW adamW = update.adamW();
        List<String> body = new ArrayList<>();
        for (ParameterGroup group : groups) {
            String name = group.name();
            // The fused kernel reads the counters but does not advance them.
            body.add("torch._foreach_add_(s_" + name + ", 1)");
            body.add(String.format(
                            Locale.ROOT,
                            "torch._fused_adamw_(p_%s, g_%s, m_%s, v_%s, [], s_%s, lr=%s, ",
                            name,
                            name,
                            name,
                            name,
                            name,
                            learningRate(group))
                    + "beta1=" + adamW.beta1() + ", beta2=" + adamW.beta2() + ", weight_decay=" + group.weightDecay()
                    + ", eps=" + adamW.epsilon() + ", amsgrad=False, maximize=False)");
        }
        for (Clamp clamp : update.clamps()) {
            body.add("_c = torch.clamp_(p[" + program.index(clamp.parameter()) + "], " + clamp.low() + ", "
                    + clamp.high() + ")  # " + clamp.parameter().name());
        }
        for (Average average : averages()) {
            body.add(String.format(
                    Locale.ROOT,
                    "_e = (self).%s(average_%s, followed_%s, momentum_%s)",
                    Ema.METHOD,
                    average.name(),
                    average.name(),
                    average.name()));
        }
        body.add("return 0");
        return body;
    }
}
