package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.ProgramBuilder;
import dev.dinoscope.engine.trace.Signature;
import dev.dinoscope.engine.trace.Taps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The training step of a program: one call runs forward, loss, backward, norm clipping and fused AdamW inside
/// libtorch.
///
/// A step whose loss or gradient is not finite changes nothing: the trainer sees the norm and decides.
///
/// @param method name of the method
/// @param groups how the optimiser treats the parameters; state is kept in this order
public record TrainStep(String method, List<ParameterGroup> groups) {
    /// What a step returns before the outputs of the loss.
    public static final List<String> RESULTS = List.of("loss", "gradient_norm");

    public TrainStep {
        groups = List.copyOf(groups);
    }

    /// Adds the method `step`, which returns the loss, the norm of the gradient before clipping, further outputs of the
    /// body and every scalar tapped in it.
    ///
    /// @param body its first output is the loss, a scalar
    public static TrainStep trace(
            ProgramBuilder program,
            AdamW adamW,
            List<Clamp> clamps,
            List<Input> inputs,
            Function<Inputs, Outputs> body) {
        Signature loss = program.trainingLoss("loss", inputs, Taps.SCALARS, body);
        TrainStep step = new TrainStep("step", ParameterGroup.split(program.parameters(), adamW.weightDecay()));
        UpdateText update = new UpdateText(program, step.groups, adamW, clamps);
        update.define();
        program.define(
                "step(self, p: List[Tensor], " + update.declared() + ", " + declared(loss)
                        + "lr: float, seed: int) -> List[Tensor]",
                List.of(
                        "torch.manual_seed(seed)",
                        "out = (self).loss(p" + arguments(loss) + ")",
                        "g = (self).gradients(out[0], " + update.lists("p") + ")",
                        "norm = (self).update(p, torch.detach(out[0]), g, " + update.arguments() + ", lr)",
                        "out[0] = torch.detach(out[0])",
                        "torch.insert(out, 1, norm)",
                        "return out"));
        List<String> outputs = new ArrayList<>(RESULTS);
        outputs.addAll(loss.outputs().subList(1, loss.outputs().size()));
        program.register(new Signature("step", inputs, outputs));
        return step;
    }

    private static String declared(Signature loss) {
        StringBuilder text = new StringBuilder();
        loss.inputs().forEach(i -> text.append(i.name()).append(": Tensor, "));
        return text.toString();
    }

    private static String arguments(Signature loss) {
        StringBuilder text = new StringBuilder();
        loss.inputs().forEach(i -> text.append(", ").append(i.name()));
        return text.toString();
    }
}
