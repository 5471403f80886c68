package dev.dinoscope.engine.verify.metric;

import dev.dinoscope.engine.eval.RetrievalMetrics;
import dev.dinoscope.engine.eval.Ties;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/// `retrieval_metrics`: both directions, ties counted as the file says.
public final class RetrievalCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return false;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        double[][] similarity = golden.input("sim").rows();
        int[] owner = golden.param("caption_owner").whole();
        Map<String, double[]> values = new LinkedHashMap<>();
        add(values, "t2i_", RetrievalMetrics.textToImage(similarity, owner, Ties.OPTIMISTIC));
        add(values, "i2t_", RetrievalMetrics.imageToText(similarity, owner, Ties.OPTIMISTIC));
        return values;
    }

    private static void add(Map<String, double[]> values, String direction, RetrievalMetrics metrics) {
        values.put(direction + "R@1", new double[] {metrics.recallAt1()});
        values.put(direction + "R@5", new double[] {metrics.recallAt5()});
        values.put(direction + "R@10", new double[] {metrics.recallAt10()});
        values.put(direction + "MRR", new double[] {metrics.meanReciprocalRank()});
        values.put(direction + "mAP", new double[] {metrics.meanAveragePrecision()});
    }
}
