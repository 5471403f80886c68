package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.torch.Libtorch;
import java.time.Instant;
import java.util.Optional;

/// What came of judging a model on a split. Embeddings that are not finite are computed once more, on fresh memory, to
/// tell a fault of the machine from a dead model.
///
/// @param result a score or a refusal; empty where the split cannot be judged
/// @param fault what was refused at first, where the model has a score after all: a fault of the machine
record Judgement(Optional<EvaluationResult> result, Optional<String> fault) {

    /// @param step of the weights
    /// @throws IllegalArgumentException for a split that is not there
    static Judgement of(ModelJudge judge, Libtorch libtorch, String split, long step, Instant now) {
        var first = judge.judge(split, step, now);
        var refused = first.map(EvaluationResult::refused);
        if (refused.isEmpty()) {
            return new Judgement(first, Optional.empty());
        }
        libtorch.freed().giveBack();
        var second = judge.judge(split, step, now);
        return new Judgement(
                second,
                refused.filter(_ -> second.map(EvaluationResult::refused).isEmpty()));
    }
}
