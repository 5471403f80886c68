package dev.dinoscope.engine.trace;

/// What a statement calls: an operation, or another method of the program.
public sealed interface Callee permits Op, Callee.Inner {
    /// Its name in TorchScript, `torch.add`.
    String function();

    /// Whether the results lie in the memory of the first operand.
    boolean isView();

    /// Whether it draws from the generator.
    boolean isRandom();

    /// Whether no gradient flows through it.
    boolean stopsGradients();

    /// Whether it returns a list, even of one tensor.
    boolean returnsList();

    Saved saved();

    Flops flops();

    /// A method of the program that is traced too. It takes its arguments detached and returns their gradients as
    /// values, so no backward pass comes through a call of it.
    non-sealed interface Inner extends Callee {
        /// What a call of it takes.
        ///
        /// @param graph whether the caller records one
        MethodCost cost(boolean graph);

        @Override
        default boolean isView() {
            return false;
        }

        @Override
        default boolean isRandom() {
            return false;
        }

        @Override
        default boolean stopsGradients() {
            return true;
        }

        @Override
        default boolean returnsList() {
            return false;
        }

        @Override
        default Saved saved() {
            return Saved.NOTHING;
        }

        @Override
        default Flops flops() {
            return Flops.NONE;
        }
    }
}
