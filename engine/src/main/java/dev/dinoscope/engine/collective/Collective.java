package dev.dinoscope.engine.collective;

import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;

/// Exchanges tensors between the replicas of a model, each of which takes the same step on its own rows of a batch.
/// Every replica calls the same methods in the same order.
public sealed interface Collective permits Alone {
    /// All-gather.
    ///
    /// @param scope owns what is returned
    /// @param rows tensors `[rows, …]` of this replica, without a graph
    /// @return tensors `[replicas · rows, …]` in the order of the replicas, the same in each
    NativeList gather(Scope scope, NativeList rows);

    /// All-reduce: adds up what the replicas hold, in place.
    ///
    /// @param tensors of the same shapes in each replica
    void sum(NativeList tensors);

    /// One replica: it has all there is.
    static Collective alone() {
        return Alone.INSTANCE;
    }
}
