package dev.dinoscope.engine.optim;

/// What the methods of a step take, by the names that their scripts declare: callers and scripts meet here, not by
/// position. What is one for each group or average is in [GroupArgument] and [AverageArgument].
public final class StepArgument {
    /// All parameters of the program.
    public static final String PARAMETERS = "p";

    /// A scalar, with the graph its gradients need.
    public static final String LOSS = "loss";

    /// One gradient for each trained parameter, in the order of the groups. The update scales them.
    public static final String GRADIENTS = "g";

    /// Of [#GRADIENTS], before clipping.
    public static final String NORM = "norm";

    /// What the loss returned: the loss, further outputs, then the next values of buffers.
    public static final String OUTPUTS = "out";

    public static final String LEARNING_RATE = "lr";

    public static final String SEED = "seed";

    /// Of the whole batch, without a graph.
    public static final String EMBEDDINGS = "e";

    /// Gets the loss's gradients at the embeddings.
    public static final String PULLS = "pulls";

    /// Gets the loss's gradients at the parameters that it reads itself.
    public static final String DIRECT = "direct";

    /// Gets what the pulls become at the parameters behind the embeddings.
    public static final String SUM = "sum";

    private StepArgument() {}
}
