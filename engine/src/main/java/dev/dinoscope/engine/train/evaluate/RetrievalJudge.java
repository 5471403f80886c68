package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.eval.PairEncoder;
import dev.dinoscope.engine.eval.RetrievalEvaluation;
import dev.dinoscope.engine.run.EvaluationResult;
import java.time.Instant;
import java.util.Optional;

/// Recall@K of images and captions.
record RetrievalJudge(PairDataset dataset, PairEncoder encoder) implements ModelJudge {
    @Override
    public String task() {
        return RetrievalResults.TASK;
    }

    @Override
    public Optional<EvaluationResult> score(String split, long step, Instant now) {
        return Optional.of(RetrievalResults.line(step, RetrievalEvaluation.of(dataset, split, encoder), now));
    }
}
