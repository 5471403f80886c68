package dev.dinoscope.engine.train;

import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.method.StepScalar;
import dev.dinoscope.engine.optim.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a step is told that follows from its number alone: the scalars that the loss reads, and how far the
/// averages of the weights move.
///
/// @param scalars by name
/// @param averages momentum of each, in the order of the step
record StepNumbers(SequencedMap<String, Schedule> scalars, List<Schedule> averages) {
    static StepNumbers of(PreparedRun prepared) {
        var learner = prepared.learner().learner();
        return of(
                learner.scalars(),
                TracedLearner.averages(prepared.recipe(), learner).stream()
                        .map(copy -> copy.momentum().apply(prepared.plan().length()))
                        .toList(),
                prepared.plan().length());
    }

    private static StepNumbers of(List<StepScalar> scalars, List<Schedule> averages, RunLength length) {
        var schedules = new LinkedHashMap<String, Schedule>();
        scalars.forEach(scalar -> schedules.put(scalar.name(), scalar.schedule().apply(length)));
        return new StepNumbers(schedules, averages);
    }

    /// @param step counted from 0
    SequencedMap<String, Double> scalars(long step) {
        var values = new LinkedHashMap<String, Double>();
        scalars.forEach((name, schedule) -> values.put(name, schedule.at(step)));
        return values;
    }

    /// @param step counted from 0
    List<Double> momenta(long step) {
        return averages.stream().map(schedule -> schedule.at(step)).toList();
    }
}
