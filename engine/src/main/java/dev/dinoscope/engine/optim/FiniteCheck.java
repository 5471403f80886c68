package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.trace.program.FiniteMethod;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.FiniteScripts;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Two methods that tell where a training step stops being finite. Both take the parameters, the inputs and the seed of
/// the step, by the names of [StepArgument], and return flags of type BOOL.
///
/// @param forward its flags are of `values`
/// @param backward its flags are of the gradients of `parameters`
/// @param values where each value on the way to the loss is computed, in order
/// @param parameters names of the trained parameters
public record FiniteCheck(
        ScriptMethod forward, ScriptMethod backward, List<SourceLine> values, List<String> parameters) {
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
        program.trainingLoss(LOSS, inputs, body);
        ScriptMethod forward = FiniteScripts.FORWARD
                .where("batch", InputText.declared(inputs))
                .where("values", VALUES)
                .where("arguments", InputText.arguments(inputs))
                .method();
        ScriptMethod backward = FiniteScripts.BACKWARD
                .where("batch", InputText.declared(inputs))
                .where("loss", LOSS)
                .where("arguments", InputText.arguments(inputs))
                .where("leaves", leaves(program))
                .method();
        program.define(forward).define(backward);
        return new FiniteCheck(
                forward,
                backward,
                values.origins(),
                program.trained().stream().map(Parameter::name).toList());
    }

    private static String leaves(ProgramBuilder program) {
        return program.trained().stream()
                .map(p -> "p[" + program.index(p) + "]")
                .collect(Collectors.joining(", "));
    }
}
