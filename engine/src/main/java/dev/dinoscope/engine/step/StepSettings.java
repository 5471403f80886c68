package dev.dinoscope.engine.step;

import java.util.List;

/// What a training step is told besides its batch.
///
/// @param rates factors on the learning rate, as [dev.dinoscope.engine.optim.TrainStep#rates] gives them
/// @param momenta of the averages, in the order of [dev.dinoscope.engine.optim.TrainStep#averages]
/// @param seed decides dropout; make it from the run's seed and the step
public record StepSettings(double learningRate, List<Double> rates, List<Double> momenta, long seed) {
    public StepSettings {
        rates = List.copyOf(rates);
        momenta = List.copyOf(momenta);
    }

    /// For a step whose parameters all move from the start.
    public StepSettings(double learningRate, List<Double> momenta, long seed) {
        this(learningRate, List.of(), momenta, seed);
    }

    /// For a step without averages.
    public static StepSettings of(double learningRate, long seed) {
        return new StepSettings(learningRate, List.of(), List.of(), seed);
    }
}
