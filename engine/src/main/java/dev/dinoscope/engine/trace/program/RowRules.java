package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What a body that computes rows may return.
final class RowRules {
    private RowRules() {}

    static void check(long rows, Map<String, Tensor> outputs) {
        outputs.forEach((name, tensor) -> {
            if (tensor.rank() == 0) {
                throw new IllegalStateException("\"" + name + "\" would be the scalar of a few rows;"
                        + " return it for each row, and let the loss make a scalar of it");
            }
            if (tensor.dim(0) != rows) {
                throw new IllegalStateException(
                        "\"" + name + "\" " + tensor.shape() + " must have one row for each of the " + rows + " pairs");
            }
        });
    }

    static List<Input> declared(SequencedMap<String, Tensor> outputs) {
        return outputs.entrySet().stream()
                .map(o ->
                        new Input(o.getKey(), o.getValue().dtype(), o.getValue().shape()))
                .toList();
    }
}
