package dev.dinoscope.engine.step;

import dev.dinoscope.engine.optim.GradientPhases;
import dev.dinoscope.engine.optim.StepArgument;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import java.util.List;

/// The graph of the whole batch, in one piece. Its embeddings never leave the loss, so a replica sees its own rows
/// only.
record WholePasses(TorchProgram program, TrainState state, GradientPhases.Whole phases) implements Passes {
    @Override
    public NativeList embed(Scope scope, NamedTensors batch, long seed) {
        Libtorch libtorch = program.libtorch();
        libtorch.seed(seed);
        return libtorch.list(scope, List.of());
    }

    @Override
    public Lost loss(Scope scope, Scope passing, NativeList embeddings, NamedTensors batch) {
        Libtorch libtorch = program.libtorch();
        return new Lost(
                program.list(scope, phases.loss(), state.parameterList(), batch),
                libtorch.list(passing, List.of()),
                libtorch.list(passing, List.of()));
    }

    @Override
    public NativeList pull(Scope scope, Lost lost, NamedTensors batch, long seed) {
        try (Scope graph = program.libtorch().scope("graph")) {
            NativeTensor loss =
                    program.libtorch().elements(graph, lost.outputs()).getFirst();
            return program.list(
                    scope, phases.pull(), Arguments.of(StepArgument.LOSS, loss).and(state.lists()));
        }
    }
}
