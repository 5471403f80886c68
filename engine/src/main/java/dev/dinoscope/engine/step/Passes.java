package dev.dinoscope.engine.step;

import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;

/// How a step comes from its batch to gradients: the phases that a collective stands between.
sealed interface Passes permits WholePasses, RowPasses {
    /// Of this replica's rows, without a graph; nothing where the loss embeds.
    NativeList embed(Scope scope, NamedTensors batch, long seed);

    /// @param scope owns the outputs
    /// @param passing owns what only the pull needs
    /// @param embeddings of the rows of all replicas
    Lost loss(Scope scope, Scope passing, NativeList embeddings, NamedTensors batch);

    /// What the loss sends back to this replica's parameters: one gradient for each, in the order of the groups.
    NativeList pull(Scope scope, Lost lost, NamedTensors batch, long seed);

    /// What the loss gave.
    ///
    /// @param outputs the loss, further outputs, then the next values of buffers
    /// @param pulls gradients at the embeddings; nothing where the loss has embedded
    /// @param direct gradients at the parameters that the loss reads itself, alike
    record Lost(NativeList outputs, NativeList pulls, NativeList direct) {}
}
