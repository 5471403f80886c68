package dev.dinoscope.engine.run;

import java.util.List;

/// What a run will take, counted from its traced program without running it.
///
/// @param modules the model's upper modules, in order
/// @param forwardFlops operations of one step, but for gradients and the update: those of products,
///     convolutions and attention, a multiplication and an addition being two
/// @param backwardFlops operations of one step's gradients
/// @param memory of a step
public record RunCost(List<ModuleSize> modules, long forwardFlops, long backwardFlops, Memory memory) {
    public RunCost {
        modules = List.copyOf(modules);
    }

    /// Numbers of weights.
    ///
    /// @param module path of the module, at most two levels deep
    /// @param trained by the optimiser
    /// @param trainingOnly those of the trained ones that encoding images and texts does not need
    /// @param frozen neither trained nor copies: given weights, and statistics that are carried along
    public record ModuleSize(String module, long trained, long trainingOnly, long frozen) {
        /// Both together, under this one's name.
        public ModuleSize plus(ModuleSize other) {
            return new ModuleSize(
                    module, trained + other.trained, trainingOnly + other.trainingOnly, frozen + other.frozen);
        }
    }

    /// Bytes on the device, and beside it.
    ///
    /// @param trained weights that the optimiser moves
    /// @param frozen weights that it does not
    /// @param copies averages of the weights, teachers among them
    /// @param optimiser moments of AdamW
    /// @param batch what one step takes
    /// @param activations intermediate values that the backward pass needs
    /// @param step the most that intermediate values and gradients take together
    /// @param loader batches made ahead, in the machine's memory
    public record Memory(
            long trained,
            long frozen,
            long copies,
            long optimiser,
            long batch,
            long activations,
            long step,
            long loader) {
        /// At the worst moment of a step, on the device. libtorch's own needs and the gaps between its blocks
        /// come on top.
        public long peak() {
            return trained + frozen + copies + optimiser + batch + step;
        }
    }
}
