package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.data.load.BatchTensor;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Parameter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Counts what a run will take from its traced program, without running it.
public final class CostEstimate {
    private static final int LEVELS = 2;
    private static final int ADAM_MOMENTS = 2;

    private CostEstimate() {}

    /// @param traced of this recipe
    public static RunCost of(Recipe recipe, TracedLearner traced) {
        var cost = traced.step().cost();
        return new RunCost(modules(traced), cost.forwardFlops(), cost.backwardFlops(), memory(recipe, traced, cost));
    }

    private static List<RunCost.ModuleSize> modules(TracedLearner traced) {
        var encoding = readByEncoders(traced);
        var sizes = new LinkedHashMap<String, RunCost.ModuleSize>();
        traced.learner().module().parameters().forEach(p -> {
            var count = p.shape().count();
            var trained = p.isTrained() ? count : 0;
            var size = new RunCost.ModuleSize(
                    module(p.name()), trained, encoding.contains(p) ? 0 : trained, count - trained);
            sizes.merge(size.module(), size, RunCost.ModuleSize::plus);
        });
        return List.copyOf(sizes.values());
    }

    private static Set<Parameter> readByEncoders(TracedLearner traced) {
        var program = traced.program();
        var first = traced.learner().encoders().getFirst();
        var read = new HashSet<Parameter>();
        Stream.of(TracedLearner.features(first), TracedLearner.ENCODE_IMAGES, TracedLearner.ENCODE_TEXTS)
                .map(program::read)
                .forEach(read::addAll);
        return read;
    }

    private static String module(String parameter) {
        var parts = List.of(parameter.split("\\."));
        return String.join(".", parts.subList(0, Math.clamp(parts.size() - 1L, 1, LEVELS)));
    }

    private static RunCost.Memory memory(Recipe recipe, TracedLearner traced, MethodCost cost) {
        var parameters = traced.program().parameters();
        var trained = bytes(parameters, Parameter::isTrained);
        var batch = traced.learner().batch().stream()
                .flatMap(field -> field.tensors(recipe.train().batch()).stream())
                .mapToLong(BatchTensor::bytes)
                .sum();
        return new RunCost.Memory(
                trained,
                bytes(parameters, p -> !p.isTrained() && !p.isCopy()),
                bytes(parameters, Parameter::isCopy),
                ADAM_MOMENTS * trained,
                batch,
                cost.keptBytes(),
                cost.peakBytes(),
                (recipe.data().prefetch() + 1) * batch);
    }

    private static long bytes(Collection<Parameter> parameters, Predicate<Parameter> counted) {
        return parameters.stream().filter(counted).mapToLong(Parameter::bytes).sum();
    }
}
