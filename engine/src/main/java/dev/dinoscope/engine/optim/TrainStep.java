package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Taps;
import dev.dinoscope.engine.trace.program.LossMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The training step of a program: one call runs forward, loss, backward, norm clipping, fused AdamW and the
/// averages of the weights inside libtorch.
///
/// A step whose loss or gradient is not finite changes nothing: the trainer sees the norm and decides.
///
/// @param method name of the method
/// @param groups how the optimiser treats the parameters; state is kept in this order
/// @param averages copies of the weights that follow them; the step takes their momenta in this order
/// @param cost of a step but its update: the loss and its gradients
public record TrainStep(String method, List<ParameterGroup> groups, List<Average> averages, MethodCost cost) {
    /// What a step returns before the outputs of the loss.
    public static final List<String> RESULTS = List.of("loss", "gradient_norm");

    private static final String NAME = "step";

    public TrainStep {
        groups = List.copyOf(groups);
        averages = List.copyOf(averages);
    }

    /// Factors on the learning rate that the step takes besides: one for each group that does not move at
    /// first.
    ///
    /// @param step counted from 0
    public List<Double> rates(long step) {
        return groups.stream()
                .filter(ParameterGroup::changesRate)
                .map(g -> g.rateAt(step))
                .toList();
    }

    /// Adds the method `step`, which returns the loss, the norm of the gradient before clipping, further
    /// outputs of the body and every scalar tapped in it.
    ///
    /// @param body its first output is the loss, a scalar
    /// @throws IllegalStateException if a parameter is not used
    public static TrainStep trace(
            ProgramBuilder program, Update update, List<Input> inputs, Function<Inputs, Outputs> body) {
        LossMethod loss = program.trainingLoss("loss", inputs, Taps.SCALARS, body);
        program.requireAllTrained(loss.reached());
        UpdateText text = new UpdateText(program, groups(program, update), update);
        text.defineGradients();
        return define(
                program,
                text,
                inputs,
                loss,
                loss.cost(),
                List.of(
                        "torch.manual_seed(seed)",
                        "out = (self).loss(p" + InputText.arguments(inputs) + ")",
                        "g = (self).gradients(out[0], " + text.lists("p") + ")"));
    }

    /// As [#trace], but holds the activations of only a few rows at a time: see [TwoPass].
    ///
    /// @param inputs of the whole batch
    /// @param twoPass how the batch is split
    /// @throws IllegalStateException if a parameter is not used
    public static TrainStep traceTwoPass(ProgramBuilder program, Update update, List<Input> inputs, TwoPass twoPass) {
        List<ParameterGroup> groups = groups(program, update);
        TwoPass.Defined defined = twoPass.define(program, inputs, groups);
        return define(
                program,
                new UpdateText(program, groups, update),
                inputs,
                defined.loss(),
                defined.cost(),
                List.of(
                        "g = annotate(List[Tensor], [])",
                        "out = (self)." + TwoPass.METHOD + "(p, g" + InputText.arguments(inputs) + ", seed)"));
    }

    private static List<ParameterGroup> groups(ProgramBuilder program, Update update) {
        return ParameterGroup.split(program.trained(), update.adamW().weightDecay(), update.treatments());
    }

    /// @param gradients statements that make `out`, what the loss returns, and `g`, the gradients in the
    ///     order of the groups
    private static TrainStep define(
            ProgramBuilder program,
            UpdateText update,
            List<Input> inputs,
            LossMethod loss,
            MethodCost cost,
            List<String> gradients) {
        update.define();
        List<String> body = new ArrayList<>(gradients);
        int named = loss.signature().outputs().size();
        body.addAll(List.of(
                "norm = (self).update(p, torch.detach(out[0]), g, " + update.arguments() + ")",
                "out[0] = torch.detach(out[0])"));
        if (!loss.stored().isEmpty()) {
            defineStore(program, loss.stored(), named);
            body.addAll(List.of("_s = (self).store(p, out, norm)", "out = torch.slice(out, 0, " + named + ")"));
        }
        body.addAll(List.of("torch.insert(out, 1, norm)", "return out"));
        program.define(
                NAME + "(self, p: List[Tensor], " + update.declaredLists() + InputText.declared(inputs) + ", "
                        + update.declaredNumbers() + ", seed: int) -> List[Tensor]",
                body);
        List<String> outputs = new ArrayList<>(RESULTS);
        outputs.addAll(loss.signature().outputs().subList(1, named));
        program.register(new Signature(NAME, inputs, outputs));
        return new TrainStep(NAME, update.groups(), update.averages(), cost);
    }

    /// Buffers get their next values where the parameters got theirs.
    private static void defineStore(ProgramBuilder program, List<Parameter> stored, int from) {
        List<String> body = new ArrayList<>(
                List.of("torch.set_grad_enabled(False)", "if bool(torch.isfinite(torch.add(norm, out[0]))):"));
        for (int i = 0; i < stored.size(); i++) {
            Parameter buffer = stored.get(i);
            body.add(String.format(
                    Locale.ROOT,
                    "  _b = torch.copy_(p[%d], out[%d])  # %s",
                    program.index(buffer),
                    from + i,
                    buffer.name()));
        }
        body.addAll(List.of("else:", "  pass", "torch.set_grad_enabled(True)", "return 0"));
        program.define("store(self, p: List[Tensor], out: List[Tensor], norm: Tensor) -> int", body);
    }
}
