package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.program.Signature;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.List;

/// The methods of a program that lead from a batch to gradients: the phases embed, loss and pull of a step.
public sealed interface GradientPhases {
    /// Names of the loss and of what else it returns, without the next values of buffers.
    List<String> outputs();

    /// Embeddings of the batch never leave the loss, which keeps the graph of all of it.
    ///
    /// @param loss takes the batch; its first output has the graph
    /// @param pull from [StepArgument#LOSS] to the gradients
    record Whole(Signature loss, ScriptMethod pull) implements GradientPhases {
        @Override
        public List<String> outputs() {
            return loss.outputs();
        }
    }

    /// See [TwoPass].
    ///
    /// @param embed from the batch to its embeddings, without a graph
    /// @param loss from the embeddings to what the loss returns; fills [StepArgument#PULLS] and
    ///     [StepArgument#DIRECT]
    /// @param pull from the batch and the pulls; fills [StepArgument#SUM]
    /// @param addDirect from sum and direct to the gradients
    /// @param rowCoupling tells how much the embeddings of a row depend on the other rows of its micro-batch
    record Rows(
            ScriptMethod embed,
            ScriptMethod loss,
            ScriptMethod pull,
            ScriptMethod addDirect,
            ScriptMethod rowCoupling,
            List<String> outputs)
            implements GradientPhases {
        public Rows {
            outputs = List.copyOf(outputs);
        }
    }
}
