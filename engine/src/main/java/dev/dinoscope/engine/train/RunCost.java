package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.load.BatchTensor;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Parameter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a run will take, counted from its traced program without running it.
///
/// @param modules the model's upper modules, in order
/// @param forwardFlops operations of one step, as [MethodCost] counts them, but for gradients and the update
/// @param backwardFlops operations of one step's gradients
/// @param memory of a step
public record RunCost(List<ModuleSize> modules, long forwardFlops, long backwardFlops, Memory memory) {
    private static final int LEVELS = 2;
    private static final int ADAM_MOMENTS = 2;

    public RunCost {
        modules = List.copyOf(modules);
    }

    /// Numbers of weights.
    ///
    /// @param module path of the module, at most two levels deep
    /// @param trained by the optimiser
    /// @param trainingOnly those of the trained ones that encoding images and texts does not need
    /// @param frozen neither trained nor copies: given weights, and statistics that are carried along
    public record ModuleSize(String module, long trained, long trainingOnly, long frozen) {
        private ModuleSize plus(ModuleSize other) {
            return new ModuleSize(
                    module, trained + other.trained, trainingOnly + other.trainingOnly, frozen + other.frozen);
        }
    }

    /// Bytes on the device, and beside it.
    ///
    /// @param trained weights that the optimiser moves
    /// @param frozen weights that it does not
    /// @param copies averages of the weights, teachers among them
    /// @param optimiser moments of AdamW
    /// @param batch what one step takes
    /// @param activations intermediate values that the backward pass needs
    /// @param step the most that intermediate values and gradients take together
    /// @param loader batches made ahead, in the machine's memory
    public record Memory(
            long trained,
            long frozen,
            long copies,
            long optimiser,
            long batch,
            long activations,
            long step,
            long loader) {
        /// At the worst moment of a step, on the device. libtorch's own needs and the gaps between its blocks come on
        /// top.
        public long peak() {
            return trained + frozen + copies + optimiser + batch + step;
        }
    }

    /// @param traced of this recipe
    public static RunCost of(Recipe recipe, TracedLearner traced) {
        var cost = traced.step().cost();
        return new RunCost(
                modules(traced), cost.forwardFlops(), cost.backwardFlops(), memory(recipe, traced, cost));
    }

    private static List<ModuleSize> modules(TracedLearner traced) {
        var encoding = readByEncoders(traced);
        var sizes = new LinkedHashMap<String, ModuleSize>();
        traced.learner().module().parameters().forEach(p -> {
            var count = p.shape().count();
            var trained = p.isTrained() ? count : 0;
            var size = new ModuleSize(
                    module(p.name()), trained, encoding.contains(p) ? 0 : trained, count - trained);
            sizes.merge(size.module(), size, ModuleSize::plus);
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

    private static Memory memory(Recipe recipe, TracedLearner traced, MethodCost cost) {
        var parameters = traced.program().parameters();
        var trained = bytes(parameters, Parameter::isTrained);
        var batch = traced.learner().batch().stream()
                .flatMap(field -> field.tensors(recipe.train().batch()).stream())
                .mapToLong(BatchTensor::bytes)
                .sum();
        return new Memory(
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
