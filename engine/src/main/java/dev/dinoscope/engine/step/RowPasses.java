package dev.dinoscope.engine.step;

import dev.dinoscope.engine.optim.GradientPhases;
import dev.dinoscope.engine.optim.StepArgument;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import java.util.List;

/// Rows embedded a few at a time, twice: without a graph before the loss, and with one after it.
record RowPasses(TorchProgram program, TrainState state, GradientPhases.Rows phases) implements Passes {
    @Override
    public NativeList embed(Scope scope, NamedTensors batch, long seed) {
        return program.list(scope, phases.embed(), given(batch).and(StepArgument.SEED, seed));
    }

    @Override
    public Lost loss(Scope scope, Scope passing, NativeList embeddings, NamedTensors batch) {
        Libtorch libtorch = program.libtorch();
        NativeList pulls = libtorch.list(passing, List.of());
        NativeList direct = libtorch.list(passing, List.of());
        NativeList outputs = program.list(
                scope,
                phases.loss(),
                given(batch)
                        .and(StepArgument.EMBEDDINGS, embeddings)
                        .and(StepArgument.PULLS, pulls)
                        .and(StepArgument.DIRECT, direct));
        return new Lost(outputs, pulls, direct);
    }

    @Override
    public NativeList pull(Scope scope, Lost lost, NamedTensors batch, long seed) {
        Libtorch libtorch = program.libtorch();
        try (Scope sums = libtorch.scope("second pass")) {
            NativeList sum = libtorch.list(sums, List.of());
            program.whole(
                    phases.pull(),
                    given(batch)
                            .and(StepArgument.PULLS, lost.pulls())
                            .and(StepArgument.SUM, sum)
                            .and(StepArgument.SEED, seed));
            return program.list(
                    scope,
                    phases.addDirect(),
                    Arguments.of(StepArgument.SUM, sum).and(StepArgument.DIRECT, lost.direct()));
        }
    }

    double rowCoupling(NamedTensors batch, long seed) {
        Libtorch libtorch = program.libtorch();
        try (Scope scope = libtorch.scope("row coupling")) {
            return libtorch.memory()
                    .number(program.tensor(
                            scope, phases.rowCoupling(), given(batch).and(StepArgument.SEED, seed)));
        }
    }

    private Arguments given(NamedTensors batch) {
        return Arguments.of(StepArgument.PARAMETERS, state.parameterList()).and(batch.asMap());
    }
}
