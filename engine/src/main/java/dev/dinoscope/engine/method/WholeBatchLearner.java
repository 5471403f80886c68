package dev.dinoscope.engine.method;

/// A learner whose model lets the pairs of a batch see each other before the loss (batch normalisation,
/// attention across samples). Its batches cannot be split into micro-batches.
public non-sealed interface WholeBatchLearner extends Learner {}
