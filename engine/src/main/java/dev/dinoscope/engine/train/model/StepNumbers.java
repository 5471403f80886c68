package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.optim.Schedule;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a step is told that follows from its number alone: the scalars that the loss reads, and how far the
/// averages of the weights move.
///
/// @param scalars by name
/// @param averages momentum of each, by its name
public record StepNumbers(SequencedMap<String, Schedule> scalars, SequencedMap<String, Schedule> averages) {
    public static StepNumbers of(Recipe recipe, Learner learner, RunLength length) {
        var scalars = new LinkedHashMap<String, Schedule>();
        learner.scalars()
                .forEach(scalar -> scalars.put(scalar.name(), scalar.schedule().apply(length)));
        var averages = new LinkedHashMap<String, Schedule>();
        TracedLearner.averages(recipe, learner)
                .forEach(copy ->
                        averages.put(copy.average().name(), copy.momentum().apply(length)));
        return new StepNumbers(scalars, averages);
    }

    /// @param step counted from 0
    public SequencedMap<String, Double> scalars(long step) {
        return at(scalars, step);
    }

    /// @param step counted from 0
    public SequencedMap<String, Double> momenta(long step) {
        return at(averages, step);
    }

    private static SequencedMap<String, Double> at(SequencedMap<String, Schedule> schedules, long step) {
        var values = new LinkedHashMap<String, Double>();
        schedules.forEach((name, schedule) -> values.put(name, schedule.at(step)));
        return values;
    }
}
