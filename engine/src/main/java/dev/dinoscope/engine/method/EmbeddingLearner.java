package dev.dinoscope.engine.method;

import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;

/// A learner whose loss sees the pairs of a batch only through what each pair alone was turned into. Its
/// batches can be split into micro-batches exactly ([dev.dinoscope.engine.optim.TwoPass]), whatever the loss
/// compares. Every field of its batch has one row for each pair.
public non-sealed interface EmbeddingLearner extends Learner {
    /// What the loss must know of each pair: embeddings, patch tokens, a teacher's features, values of a
    /// gate.
    ///
    /// No row may depend on other pairs (no batch statistics) and no scalar may be tapped. What needs no
    /// gradient is best detached; it is then not computed a second time.
    ///
    /// @return tensors with one row for each pair; names are lower-case identifiers
    Outputs embed(Inputs batch);

    /// The loss over what [#embed] made of the whole batch.
    ///
    /// @param embedded and, by their names, the [#scalars]
    /// @return first the loss, a scalar; then parts of it, named as the scalars they are logged as (`loss/…`)
    Outputs loss(Inputs embedded);

    @Override
    default Outputs batchLoss(Inputs batch) {
        return loss(embed(batch).asInputs().and(batch.scalars()));
    }
}
