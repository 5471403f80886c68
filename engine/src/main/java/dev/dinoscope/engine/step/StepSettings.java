package dev.dinoscope.engine.step;

import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.AverageArgument;
import dev.dinoscope.engine.optim.GroupArgument;
import dev.dinoscope.engine.optim.ParameterGroup;
import dev.dinoscope.engine.optim.StepArgument;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.torch.Arguments;
import java.util.Map;

/// What a training step is told besides its batch.
///
/// @param rates factors on the learning rate by the names of groups, as [TrainStep#rates] gives them
/// @param momenta of the averages, by their names
/// @param seed decides dropout; make it from the run's seed and the step
public record StepSettings(double learningRate, Map<String, Double> rates, Map<String, Double> momenta, long seed) {
    public StepSettings {
        rates = Map.copyOf(rates);
        momenta = Map.copyOf(momenta);
    }

    /// For a step without averages whose parameters all move from the start.
    public static StepSettings of(double learningRate, long seed) {
        return new StepSettings(learningRate, Map.of(), Map.of(), seed);
    }

    /// As the update takes them.
    Arguments numbers(TrainStep step) {
        Arguments numbers = Arguments.none().and(StepArgument.LEARNING_RATE, learningRate);
        for (ParameterGroup group : step.groups()) {
            if (rates.containsKey(group.name())) {
                numbers = numbers.and(GroupArgument.RATE.of(group), rates.get(group.name()));
            }
        }
        for (Average average : step.averages()) {
            if (momenta.containsKey(average.name())) {
                numbers = numbers.and(AverageArgument.MOMENTUM.of(average), momenta.get(average.name()));
            }
        }
        return numbers;
    }
}
