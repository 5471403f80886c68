package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.eval.RetrievalMetrics;
import dev.dinoscope.engine.eval.RetrievalReport;
import dev.dinoscope.engine.run.EvaluationResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How a retrieval report is written down.
public final class RetrievalResults {
    static final String TASK = "retrieval";

    private RetrievalResults() {}

    /// @param step of the weights
    static EvaluationResult line(long step, RetrievalReport report, Instant now) {
        return new EvaluationResult(step, TASK, report.split(), now, metrics(report));
    }

    /// Metrics by name; image to text is the main direction and has no prefix.
    static SequencedMap<String, Double> metrics(RetrievalReport report) {
        var metrics = new LinkedHashMap<String, Double>();
        put(metrics, "", report.imageToText());
        put(metrics, "text_to_image/", report.textToImage());
        metrics.put("images", (double) report.images());
        metrics.put("captions", (double) report.captions());
        return metrics;
    }

    private static void put(SequencedMap<String, Double> into, String prefix, RetrievalMetrics metrics) {
        into.put(prefix + "recall_at_1", metrics.recallAt1());
        into.put(prefix + "recall_at_5", metrics.recallAt5());
        into.put(prefix + "recall_at_10", metrics.recallAt10());
        into.put(prefix + "median_rank", metrics.medianRank());
        into.put(prefix + "mean_reciprocal_rank", metrics.meanReciprocalRank());
    }
}
