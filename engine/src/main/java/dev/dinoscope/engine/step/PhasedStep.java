package dev.dinoscope.engine.step;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.GradientPhases;
import dev.dinoscope.engine.optim.StepArgument;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Takes training steps in four phases, `embed · loss · pull · update`. Between the first two the replicas of the
/// model show each other their embeddings, between the last two they add up their gradients.
public final class PhasedStep {
    private final TorchProgram program;
    private final Libtorch libtorch;
    private final TrainStep step;
    private final TrainState state;
    private final Collective collective;
    private final Passes passes;
    private boolean layoutChecked;

    /// @param step of that program
    /// @param state of that step
    public PhasedStep(TorchProgram program, TrainStep step, TrainState state, Collective collective) {
        this.program = program;
        this.libtorch = program.libtorch();
        this.step = step;
        this.state = state;
        this.collective = collective;
        this.passes = switch (step.gradients()) {
            case GradientPhases.Whole whole -> new WholePasses(program, state, whole);
            case GradientPhases.Rows rows -> new RowPasses(program, state, rows);
        };
    }

    /// One training step.
    ///
    /// @param batch made by [TorchProgram#inputs] for [TrainStep#batch]
    /// @throws IllegalStateException at the first step, if a tensor that the update writes does not lie in memory
    ///     as the update takes it to
    public StepResult take(NamedTensors batch, StepSettings settings) {
        try (Scope scope = libtorch.scope("step")) {
            Passed passed = pass(scope, batch, settings.seed());
            collective.sum(passed.gradients());
            return update(scope, passed, settings);
        }
    }

    /// How much the embeddings of a pair depend on the other pairs of its micro-batch, as a share of the largest
    /// value; 0 but for rounding, or a step in two passes is wrong. 0 for a step in one.
    ///
    /// @param batch of a step
    public double rowCoupling(NamedTensors batch, long seed) {
        return switch (passes) {
            case WholePasses _ -> 0;
            case RowPasses rows -> rows.rowCoupling(batch, seed);
        };
    }

    /// @param outputs of the loss
    private record Passed(NativeList outputs, NativeList gradients) {}

    private Passed pass(Scope scope, NamedTensors batch, long seed) {
        try (Scope passing = libtorch.scope("passes")) {
            Passes.Lost lost = loss(scope, passing, batch, seed);
            return new Passed(lost.outputs(), passes.pull(scope, lost, batch, seed));
        }
    }

    /// Embeddings are gone when the rows are embedded again.
    private Passes.Lost loss(Scope scope, Scope passing, NamedTensors batch, long seed) {
        try (Scope embedding = libtorch.scope("embeddings")) {
            NativeList own = passes.embed(embedding, batch, seed);
            return passes.loss(scope, passing, collective.gather(embedding, own), batch);
        }
    }

    private StepResult update(Scope scope, Passed passed, StepSettings settings) {
        requireLayout(passed.gradients());
        List<NativeTensor> outputs = libtorch.elements(scope, passed.outputs());
        Arguments loss = Arguments.of(StepArgument.LOSS, outputs.getFirst());
        Arguments parameters = Arguments.of(StepArgument.PARAMETERS, state.parameterList());
        NativeTensor norm = program.tensor(
                scope,
                step.update().update(),
                parameters
                        .and(loss)
                        .and(StepArgument.GRADIENTS, passed.gradients())
                        .and(state.lists())
                        .and(settings.numbers(step)));
        step.update()
                .store()
                .ifPresent(store -> program.whole(
                        store,
                        parameters.and(StepArgument.OUTPUTS, passed.outputs()).and(StepArgument.NORM, norm)));
        boolean applied = program.whole(step.update().applied(), loss.and(StepArgument.NORM, norm)) == 1;
        return result(outputs, norm, applied);
    }

    /// Tensors keep their places, and the shapes of a program never change: once is enough.
    private void requireLayout(NativeList gradients) {
        if (layoutChecked) {
            return;
        }
        try (Scope scope = libtorch.scope("layout")) {
            FusedLayout.require(step.groups(), state, libtorch.elements(scope, gradients));
        }
        layoutChecked = true;
    }

    /// The loss comes first; further scalars are told by name.
    private StepResult result(List<NativeTensor> outputs, NativeTensor norm, boolean applied) {
        SequencedMap<String, Double> scalars = new LinkedHashMap<>();
        List<String> names = step.gradients().outputs();
        for (int i = 1; i < names.size(); i++) {
            if (outputs.get(i).shape().rank() == 0) {
                scalars.put(names.get(i), libtorch.memory().number(outputs.get(i)));
            }
        }
        return new StepResult(
                libtorch.memory().number(outputs.getFirst()), libtorch.memory().number(norm), applied, scalars);
    }
}
