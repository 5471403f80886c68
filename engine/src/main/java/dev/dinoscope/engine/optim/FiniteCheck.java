package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.trace.Taps;
import dev.dinoscope.engine.trace.program.FiniteMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Two methods that tell where a training step stops being finite. Both take the parameters, the inputs and the seed of
/// the step, and return flags of type BOOL.
///
/// @param values where each value on the way to the loss is computed, in order: what the flags of [#FORWARD] are of
/// @param parameters names of the trained parameters: what the flags of [#BACKWARD], of their gradients, are of
public record FiniteCheck(List<SourceLine> values, List<String> parameters) {
    public static final String FORWARD = "finite_forward";
    public static final String BACKWARD = "finite_backward";

    /// The method whose inputs the two take, before the seed.
    public static final String VALUES = "finite_values";

    private static final String LOSS = "loss";

    public FiniteCheck {
        values = List.copyOf(values);
        parameters = List.copyOf(parameters);
    }

    /// @param body of the training step; its first output is the loss, a scalar
    public static FiniteCheck trace(ProgramBuilder program, List<Input> inputs, Function<Inputs, Outputs> body) {
        FiniteMethod values = program.finiteness(VALUES, inputs, body);
        program.trainingLoss(LOSS, inputs, Taps.NONE, body);
        String takes = "(self, p: List[Tensor]" + InputText.declared(inputs) + ", seed: int) -> Tensor";
        program.define(FORWARD + takes, forward(inputs));
        program.define(BACKWARD + takes, backward(program, inputs));
        return new FiniteCheck(
                values.origins(),
                program.trained().stream().map(Parameter::name).toList());
    }

    private static List<String> forward(List<Input> inputs) {
        return List.of(
                "torch.manual_seed(seed)",
                "out = (self)." + VALUES + "(p" + InputText.arguments(inputs) + ")",
                "return out[0]");
    }

    private static List<String> backward(ProgramBuilder program, List<Input> inputs) {
        String leaves = program.trained().stream()
                .map(p -> "p[" + program.index(p) + "]")
                .collect(Collectors.joining(", "));
        List<String> body = new ArrayList<>(List.of(
                "torch.manual_seed(seed)",
                "out = (self)." + LOSS + "(p" + InputText.arguments(inputs) + ")",
                "gs = torch.grad([out[0]], [" + leaves
                        + "], annotate(List[Optional[Tensor]], [None]), False, False, False)",
                "present = annotate(List[Tensor], [])"));
        body.addAll(Scripts.appendPresent("gs", "present"));
        body.addAll(List.of(
                "flags = annotate(List[Tensor], [])",
                "for x in present:",
                "  _o = torch.append(flags, torch.all(torch.isfinite(x)))",
                "return torch.stack(flags)"));
        return body;
    }
}
