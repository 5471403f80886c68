package dev.dinoscope.engine.verify.metric;

import dev.dinoscope.engine.eval.ZeroShotClassifier;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.Arrays;
import java.util.Map;

/// `zeroshot_classifier`: class weights, cosines and both accuracies.
public final class ZeroShotCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return false;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        ZeroShotClassifier classifier = new ZeroShotClassifier(prompts(golden.input("prompt_text")));
        double[][] images = golden.input("image").rows();
        int[] labels = golden.input("label").whole();
        return Map.of(
                "class_weights",
                flat(classifier.weights()),
                "logits",
                flat(Arrays.stream(images).map(classifier::scores).toArray(double[][]::new)),
                "top1",
                new double[] {classifier.accuracy(images, labels, 1)},
                "mean_per_class",
                new double[] {classifier.meanPerClass(images, labels)});
    }

    private static double[][][] prompts(GoldenTensor tensor) {
        int embed = (int) tensor.shape().dim(2);
        return Arrays.stream(tensor.rows())
                .map(row -> {
                    double[][] parts = new double[row.length / embed][];
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] = Arrays.copyOfRange(row, i * embed, (i + 1) * embed);
                    }
                    return parts;
                })
                .toArray(double[][][]::new);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
