package dev.dinoscope.engine.verify.golden;

import java.util.Map;

/// What stands in golden files for tensors that are too large to write out: `norm`, the root of the sum of
/// squares, and `probe`, the sum of the elements each times the cosine of its place, counted from 1. The norm
/// tells of size, the probe of signs and of order.
public final class TensorFingerprint {
    private TensorFingerprint() {}

    /// Adds the tensor as `<name>`, and as `<name>.norm` and `<name>.probe`.
    ///
    /// @param tensor row-major
    public static void add(Map<String, double[]> values, String name, double... tensor) {
        double squares = 0;
        double probe = 0;
        for (int i = 0; i < tensor.length; i++) {
            squares += tensor[i] * tensor[i];
            probe += tensor[i] * Math.cos(1.0 + i);
        }
        values.put(name, tensor);
        values.put(name + ".norm", new double[] {Math.sqrt(squares)});
        values.put(name + ".probe", new double[] {probe});
    }
}
