package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.optim.FiniteCheck;
import dev.dinoscope.engine.optim.StepArgument;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.SourceLine;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import dev.dinoscope.engine.train.model.TracedLearner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Looks where in a training step the first value appears that is not finite: on the way to the loss, then on the way
/// back. It runs a program of its own, traced from the same learner, so that training pays nothing for it.
final class FiniteSearch {
    private final Libtorch libtorch;
    private final FiniteCheck check;
    private final TorchProgram program;
    private final NativeList parameters;
    private final NamedTensors inputs;
    private final long seed;

    /// What was found.
    ///
    /// @param value where the first value that is not finite is computed
    /// @param gradients parameters whose gradient is not finite, of so many
    record Found(Optional<SourceLine> value, List<String> gradients, int parameters) {}

    /// @param scope owns all tensors
    /// @param seed of the step
    FiniteSearch(Scope scope, Libtorch libtorch, TracedLearner traced, long seed) {
        this.libtorch = libtorch;
        this.seed = seed;
        var trained = traced.program();
        var builder = new ProgramBuilder(traced.learner().module(), trained.precision(), trained.device());
        check = FiniteCheck.trace(builder, traced.step().inputs(), traced.learner()::batchLoss);
        program = libtorch.load(scope, builder.build());
        parameters = program.allocate(scope);
        inputs = program.inputs(scope, FiniteCheck.VALUES);
    }

    /// @param model the weights before the step
    /// @param batch its inputs, by their names
    Found search(Safetensors model, Safetensors batch) throws IOException {
        for (var input : inputs.asMap().entrySet()) {
            libtorch.memory()
                    .write(input.getValue(), batch.tensor(input.getKey()).data());
        }
        // Masks are infinite on purpose: what is not finite with fresh weights either is no fault.
        program.initialise(parameters, seed);
        var usual = notFinite(check.forward());
        fill(model);
        var values = notFinite(check.forward());
        values.removeAll(usual);
        var gradients = notFinite(check.backward());
        return new Found(
                values.stream().findFirst().map(check.values()::get),
                gradients.stream().map(check.parameters()::get).toList(),
                check.parameters().size());
    }

    private void fill(Safetensors model) throws IOException {
        try (var scope = libtorch.scope("weights")) {
            var tensors = libtorch.elements(scope, parameters);
            var names = program.program().parameters();
            for (var i = 0; i < tensors.size(); i++) {
                libtorch.memory()
                        .write(tensors.get(i), model.tensor(names.get(i).name()).data());
            }
        }
    }

    /// The places of the flags that are off, rising.
    private List<Integer> notFinite(ScriptMethod method) {
        try (var scope = libtorch.scope(method.name())) {
            var arguments = Arguments.of(StepArgument.PARAMETERS, parameters)
                    .and(inputs.asMap())
                    .and(StepArgument.SEED, seed);
            var flags = libtorch.memory().doubles(program.tensor(scope, method, arguments));
            return new ArrayList<>(IntStream.range(0, flags.length)
                    .filter(i -> flags[i] == 0)
                    .boxed()
                    .toList());
        }
    }
}
