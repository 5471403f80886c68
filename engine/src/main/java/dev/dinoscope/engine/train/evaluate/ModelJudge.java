package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.files.FailureText;
import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.train.model.ModelView;
import java.time.Instant;
import java.util.Optional;

/// Evaluates the model of a run on a split.
public sealed interface ModelJudge permits RetrievalJudge, NeighbourJudge {
    /// What results are filed under.
    String task();

    /// @param step of the weights
    /// @return a score, or a refusal where the model's embeddings are no numbers; empty where the split cannot be
    ///     judged in this way
    /// @throws IllegalArgumentException for a split that is not there
    default Optional<EvaluationResult> judge(String split, long step, Instant now) {
        try {
            return score(split, step, now).map(ModelJudge::requireFinite);
        } catch (NotFiniteException dead) {
            return Optional.of(EvaluationResult.refused(step, task(), split, now, FailureText.of(dead)));
        }
    }

    /// The same for a model whose embeddings are numbers.
    ///
    /// @throws NotFiniteException when some are not
    Optional<EvaluationResult> score(String split, long step, Instant now);

    private static EvaluationResult requireFinite(EvaluationResult result) {
        result.metrics()
                .forEach((name, value) -> NotFinite.in(new double[] {value}).refuse("metrics", _ -> name));
        return result;
    }

    /// By retrieval for a model that reads captions, else by the classes of nearest neighbours.
    ///
    /// @param model its first encoder, with the weights that stand for it
    static ModelJudge of(PairDataset dataset, ModelView model) {
        return model.joint()
                .<ModelJudge>map(encoder -> new RetrievalJudge(dataset, encoder))
                .orElseGet(() -> new NeighbourJudge(dataset, model));
    }
}
