package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.optim.Schedule;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a step is told that follows from its number alone: the scalars that the loss reads, and how far the
/// averages of the weights move.
///
/// @param scalars by name
/// @param averages momentum of each, in the order of the step
public record StepNumbers(SequencedMap<String, Schedule> scalars, List<Schedule> averages) {
    public static StepNumbers of(Recipe recipe, Learner learner, RunLength length) {
        var scalars = new LinkedHashMap<String, Schedule>();
        learner.scalars()
                .forEach(scalar -> scalars.put(scalar.name(), scalar.schedule().apply(length)));
        var averages = TracedLearner.averages(recipe, learner).stream()
                .map(copy -> copy.momentum().apply(length))
                .toList();
        return new StepNumbers(scalars, averages);
    }

    /// @param step counted from 0
    public SequencedMap<String, Double> scalars(long step) {
        var values = new LinkedHashMap<String, Double>();
        scalars.forEach((name, schedule) -> values.put(name, schedule.at(step)));
        return values;
    }

    /// @param step counted from 0
    public List<Double> momenta(long step) {
        return averages.stream().map(schedule -> schedule.at(step)).toList();
    }
}
