package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.LossMethod;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.ProgramBuilder;
import dev.dinoscope.engine.trace.Signature;
import dev.dinoscope.engine.trace.Taps;
import dev.dinoscope.engine.trace.WeightCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The training step of a program: one call runs forward, loss, backward, norm clipping, fused AdamW and the
/// averages of the weights inside libtorch.
///
/// A step whose loss or gradient is not finite changes nothing: the trainer sees the norm and decides.
///
/// @param method name of the method
/// @param groups how the optimiser treats the parameters; state is kept in this order
/// @param averages copies of the weights that follow them; the step takes their momenta in this order
public record TrainStep(String method, List<ParameterGroup> groups, List<WeightCopy> averages) {
    /// What a step returns before the outputs of the loss.
    public static final List<String> RESULTS = List.of("loss", "gradient_norm");

    private static final String NAME = "step";

    public TrainStep {
        groups = List.copyOf(groups);
        averages = List.copyOf(averages);
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
                loss.signature(),
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
        Signature loss = twoPass.define(program, inputs, groups);
        return define(
                program,
                new UpdateText(program, groups, update),
                inputs,
                loss,
                List.of(
                        "g = annotate(List[Tensor], [])",
                        "out = (self)." + TwoPass.METHOD + "(p, g" + InputText.arguments(inputs) + ", seed)"));
    }

    private static List<ParameterGroup> groups(ProgramBuilder program, Update update) {
        return ParameterGroup.split(program.trained(), update.adamW().weightDecay());
    }

    /// @param gradients statements that make `out`, what the loss returns, and `g`, the gradients in the
    ///     order of the groups
    private static TrainStep define(
            ProgramBuilder program, UpdateText update, List<Input> inputs, Signature loss, List<String> gradients) {
        update.define();
        List<String> body = new ArrayList<>(gradients);
        body.addAll(List.of(
                "norm = (self).update(p, torch.detach(out[0]), g, " + update.arguments() + ")",
                "out[0] = torch.detach(out[0])",
                "torch.insert(out, 1, norm)",
                "return out"));
        program.define(
                NAME + "(self, p: List[Tensor], " + update.declaredLists() + InputText.declared(inputs) + ", "
                        + update.declaredNumbers() + ", seed: int) -> List[Tensor]",
                body);
        List<String> outputs = new ArrayList<>(RESULTS);
        outputs.addAll(loss.outputs().subList(1, loss.outputs().size()));
        program.register(new Signature(NAME, inputs, outputs));
        return new TrainStep(NAME, update.groups(), update.averages());
    }
}
