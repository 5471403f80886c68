package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.program.LossMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/// The training step of a program, as methods for its phases `embed · loss · pull · update`, which Java calls one
/// after another. All of the arithmetic is inside libtorch: forward, loss, backward, norm clipping, fused AdamW and
/// the averages of the weights.
///
/// A step whose loss or gradient is not finite changes nothing: the trainer sees the norm and decides.
///
/// @param batch names the inputs: the program allocates them under this name
/// @param inputs the tensors of the batch and the scalars beside them
/// @param gradients the phases up to the gradients
/// @param update the last phase
/// @param groups how the optimiser treats the parameters; gradients come in this order
/// @param averages copies of the weights that follow them
/// @param cost of a step but its update: the loss and its gradients
public record TrainStep(
        String batch,
        List<Input> inputs,
        GradientPhases gradients,
        UpdatePhase update,
        List<ParameterGroup> groups,
        List<Average> averages,
        MethodCost cost) {
    private static final String BATCH = "step";

    public TrainStep {
        inputs = List.copyOf(inputs);
        groups = List.copyOf(groups);
        averages = List.copyOf(averages);
    }

    /// Factors on the learning rate that the step takes besides, by the names of the groups: one for each group
    /// that does not move at first.
    ///
    /// @param step counted from 0
    public SequencedMap<String, Double> rates(long step) {
        SequencedMap<String, Double> rates = new LinkedHashMap<>();
        groups.stream().filter(ParameterGroup::changesRate).forEach(g -> rates.put(g.name(), g.rateAt(step)));
        return rates;
    }

    /// A step that keeps the graph of the whole batch.
    ///
    /// @param body its first output is the loss, a scalar; further outputs and every scalar tapped in it are
    ///     reported
    /// @throws IllegalStateException if a parameter is not used
    public static TrainStep trace(
            ProgramBuilder program, Update update, List<Input> inputs, Function<Inputs, Outputs> body) {
        LossMethod loss = program.trainingLoss("loss", inputs, body);
        program.requireAllTrained(loss.reached());
        List<ParameterGroup> groups = groups(program, update);
        UpdateText text = new UpdateText(program, groups, update);
        ScriptMethod pull = text.defineGradients();
        return define(
                program,
                text,
                inputs,
                new GradientPhases.Whole(loss.signature(), pull),
                loss,
                groups,
                update,
                loss.cost());
    }

    /// As [#trace], but holds the activations of only a few rows at a time: see [TwoPass].
    ///
    /// @param inputs of the whole batch
    /// @param twoPass how the batch is split
    /// @throws IllegalStateException if a parameter is not used
    public static TrainStep traceTwoPass(ProgramBuilder program, Update update, List<Input> inputs, TwoPass twoPass) {
        List<ParameterGroup> groups = groups(program, update);
        TwoPass.Defined defined = twoPass.define(program, inputs, groups);
        UpdateText text = new UpdateText(program, groups, update);
        return define(program, text, inputs, defined.phases(), defined.loss(), groups, update, defined.cost());
    }

    private static List<ParameterGroup> groups(ProgramBuilder program, Update update) {
        return ParameterGroup.split(program.trained(), update.adamW().weightDecay(), update.treatments());
    }

    private static TrainStep define(
            ProgramBuilder program,
            UpdateText text,
            List<Input> inputs,
            GradientPhases phases,
            LossMethod loss,
            List<ParameterGroup> groups,
            Update update,
            MethodCost cost) {
        UpdatePhase phase = text.define(loss.stored(), phases.outputs().size());
        program.allocate(BATCH, inputs);
        return new TrainStep(BATCH, inputs, phases, phase, groups, update.averages(), cost);
    }
}
