package dev.dinoscope.engine.train.prepare;

import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.teacher.TrainedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The trained models that a run's method learns from. Where the run begins they are found or made; from its
/// first checkpoint on it needs them no more: their weights are in its checkpoints as frozen ones, their form
/// is in `models/`. So a resume is exact and an evaluation works after the cache was emptied, or made anew by
/// another version.
record RunModels(RunDirectory run, Recipe recipe) {

    Map<String, TrainedModel> with(TrainedModels source, int vocabulary) throws IOException {
        if (recipe.method().needs().isEmpty()) {
            return Map.of();
        }
        if (hasBegun()) {
            return kept();
        }
        // What does not fit together is better known before a teacher is trained for it.
        var _ = recipe.method().learner(recipe.context(vocabulary, TrainedModels.described(recipe)));
        var models = source.obtained(recipe);
        Map<String, TrainedModel> trained = new LinkedHashMap<>();
        for (var entry : models.entrySet()) {
            run.writeModel(entry.getKey(), entry.getValue().recipe());
            trained.put(entry.getKey(), entry.getValue().model());
        }
        return trained;
    }

    private boolean hasBegun() throws IOException {
        return hasState(run.checkpoints()) || hasState(run.captures());
    }

    private static boolean hasState(Path folder) throws IOException {
        return !new CheckpointStore(folder, 1, InstantSource.system()).steps().isEmpty();
    }

    Map<String, TrainedModel> kept() throws IOException {
        var hashes = hashes();
        Map<String, TrainedModel> models = new LinkedHashMap<>();
        for (var needed : recipe.method().needs()) {
            var form = run.readModel(needed.name(), Recipe.class).orElseGet(() -> TrainedModels.recipe(needed));
            var hash = hashes.getOrDefault(needed.name(), "");
            models.put(needed.name(), form.trained(Optional.empty(), hash));
        }
        return models;
    }

    private Map<String, String> hashes() {
        try {
            return run.provenance().first().materials().models();
        } catch (IOException unknown) {
            return Map.of();
        }
    }
}
