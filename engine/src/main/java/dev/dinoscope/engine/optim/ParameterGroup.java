package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Parameters that the optimiser treats alike.
///
/// @param name part of names in a program, such as `decay`, `rest` or `decay_2`
/// @param rate factor on the learning rate
/// @param stillFor steps at the start of the run in which they do not move
public record ParameterGroup(String name, List<Parameter> parameters, double weightDecay, double rate, long stillFor) {
    private static final String DECAY = "decay";
    private static final String REST = "rest";

    public ParameterGroup {
        parameters = List.copyOf(parameters);
    }

    /// Weights with two axes or more decay, unless they are treated otherwise; norms, biases and scales do not.
    static List<ParameterGroup> split(
            List<Parameter> parameters, double weightDecay, Function<Parameter, Treatment> treatments) {
        Map<Kind, List<Parameter>> kinds = new LinkedHashMap<>();
        for (boolean decays : List.of(true, false)) {
            parameters.forEach(p -> {
                Kind kind = Kind.of(p, treatments.apply(p));
                if (kind.decays() == decays) {
                    kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(p);
                }
            });
        }
        List<ParameterGroup> groups = new ArrayList<>();
        kinds.forEach((kind, members) -> groups.add(new ParameterGroup(
                name(kind, groups), members, kind.decays() ? weightDecay : 0, kind.rate(), kind.stillFor())));
        return List.copyOf(groups);
    }

    /// Factor on the learning rate.
    ///
    /// @param step counted from 0
    public double rateAt(long step) {
        return step < stillFor ? 0 : rate;
    }

    boolean changesRate() {
        return stillFor > 0;
    }

    private record Kind(boolean decays, double rate, long stillFor) {
        static Kind of(Parameter parameter, Treatment treatment) {
            return new Kind(
                    treatment.decays() && parameter.shape().rank() >= 2, treatment.rate(), treatment.stillFor());
        }
    }

    private static String name(Kind kind, List<ParameterGroup> before) {
        String name = kind.decays() ? DECAY : REST;
        long others = before.stream().filter(g -> g.name().startsWith(name)).count();
        return others == 0 ? name : name + "_" + (others + 1);
    }
}
