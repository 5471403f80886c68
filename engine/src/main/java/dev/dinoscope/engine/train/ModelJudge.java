package dev.dinoscope.engine.train;

import dev.dinoscope.engine.run.EvaluationResult;
import java.time.Instant;
import java.util.Optional;

/// Evaluates the model of a run on a split.
sealed interface ModelJudge permits RetrievalJudge, NeighbourJudge {
    /// What results are filed under.
    String task();

    /// @param step of the weights
    /// @return empty where the split cannot be judged in this way
    /// @throws IllegalArgumentException for a split that is not there
    Optional<EvaluationResult> judge(String split, long step, Instant now);

    /// By retrieval for a model that reads captions, else by the classes of nearest neighbours.
    static ModelJudge of(PreparedRun prepared, ModelInTraining model) {
        var dataset = prepared.dataset();
        return model.encoder()
                .<ModelJudge>map(encoder -> new RetrievalJudge(dataset, encoder))
                .orElseGet(() -> new NeighbourJudge(dataset, model.views().getFirst()));
    }
}
