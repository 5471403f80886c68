package dev.dinoscope.engine.verify.golden;

import java.util.Map;

/// One case of a golden file. Scalars and lists of numbers are tensors too.
///
/// @param params constants and weights
/// @param texts parameters that are not numbers
/// @param grads derivative of the output `loss`
public record GoldenCase(
        String name,
        Map<String, GoldenTensor> inputs,
        Map<String, GoldenTensor> params,
        Map<String, String> texts,
        Map<String, GoldenTensor> outputs,
        Map<String, GoldenTensor> grads) {

    public GoldenTensor input(String key) {
        return get("input", inputs, key);
    }

    public GoldenTensor param(String key) {
        return get("param", params, key);
    }

    public double number(String key) {
        return param(key).data()[0];
    }

    public int whole(String key) {
        return (int) number(key);
    }

    /// Whether a parameter is true.
    public boolean flag(String key) {
        return number(key) != 0;
    }

    private static GoldenTensor get(String kind, Map<String, GoldenTensor> from, String key) {
        GoldenTensor tensor = from.get(key);
        if (tensor == null) {
            throw new IllegalArgumentException("the case has no " + kind + " \"" + key + "\"; it has " + from.keySet());
        }
        return tensor;
    }
}
