package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Parameter;
import java.util.List;
import java.util.stream.Stream;

/// Parameters that the optimiser treats alike.
///
/// @param name `decay` or `rest`; part of names in a program
public record ParameterGroup(String name, List<Parameter> parameters, double weightDecay) {
    public ParameterGroup {
        parameters = List.copyOf(parameters);
    }

    /// Weights with two axes or more decay; norms, biases and scales do not. Empty groups are left out.
    public static List<ParameterGroup> split(List<Parameter> parameters, double weightDecay) {
        ParameterGroup decay = new ParameterGroup(
                "decay", parameters.stream().filter(p -> p.shape().rank() >= 2).toList(), weightDecay);
        ParameterGroup rest = new ParameterGroup(
                "rest", parameters.stream().filter(p -> p.shape().rank() < 2).toList(), 0);
        return Stream.of(decay, rest).filter(g -> !g.parameters().isEmpty()).toList();
    }
}
