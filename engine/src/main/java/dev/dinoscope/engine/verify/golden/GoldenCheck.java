package dev.dinoscope.engine.verify.golden;

import java.util.Map;

/// Computes what a golden file expects, through the classes that train.
public interface GoldenCheck {
    /// Whether the numbers come from libtorch, and so depend on the precision and the device.
    boolean usesTensors();

    /// @return values named as in the file's outputs, and gradients as `gradient.<name>`
    Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) throws Exception;
}
