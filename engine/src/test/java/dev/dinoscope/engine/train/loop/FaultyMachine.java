package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.train.model.StepTaker;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Stands between a trainer and its model and spoils some takes of some steps: the largest tensor of the batch is NaN
/// then, so that libtorch itself computes a loss and gradients that are not finite.
final class FaultyMachine implements UnaryOperator<StepTaker> {
    private final Set<Long> steps;
    private final int spoilt;
    private final Map<Long, Integer> takes = new TreeMap<>();

    /// @param steps counted from 0
    /// @param spoilt first takes of each
    FaultyMachine(Set<Long> steps, int spoilt) {
        this.steps = steps;
        this.spoilt = spoilt;
    }

    /// How often each step was taken in this process.
    Map<Long, Integer> takes() {
        return takes;
    }

    @Override
    public StepTaker apply(StepTaker model) {
        return (step, tensors, rate) -> take(model, step, tensors, rate);
    }

    private StepResult take(StepTaker model, long step, Map<String, MemorySegment> tensors, double rate) {
        var take = takes.merge(step, 1, Integer::sum);
        return model.step(step, steps.contains(step) && take <= spoilt ? spoilt(tensors) : tensors, rate);
    }

    private static Map<String, MemorySegment> spoilt(Map<String, MemorySegment> tensors) {
        var largest = tensors.entrySet().stream()
                .max(Comparator.comparing(tensor -> tensor.getValue().byteSize()))
                .orElseThrow();
        var all = new LinkedHashMap<>(tensors);
        var bytes = new byte[Math.toIntExact(largest.getValue().byteSize())];
        all.put(largest.getKey(), MemorySegment.ofArray(bytes).fill((byte) 0xff));
        return all;
    }
}
