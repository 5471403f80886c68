package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.NativeTensor;
import dev.dinoscope.engine.torch.Scope;
import dev.dinoscope.engine.torch.TrainState;
import java.util.SequencedMap;

/// A traced learner with its weights and optimiser state in libtorch. Belongs to one engine thread.
final class ModelInTraining implements AutoCloseable {
    private final Scope scope;
    private final Libtorch libtorch;
    private final TrainState state;
    private final NamedTensors input;
    private final ModelEncoder encoder;
    private final long seed;

    ModelInTraining(
            Libtorch libtorch, TracedLearner traced, Recipe recipe, PairDataset dataset, BytePairTokenizer tokenizer) {
        this.libtorch = libtorch;
        this.scope = libtorch.scope("training");
        this.seed = recipe.seed();
        try {
            var program = libtorch.load(scope, traced.program());
            state = new TrainState(scope, program, traced.step(), recipe.seed());
            input = program.inputs(scope, traced.step().method());
            encoder = new ModelEncoder(scope, program, state::parameterList, dataset, tokenizer, recipe);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /// One step on a batch of the loader.
    TrainState.Result step(Batch batch, double learningRate) {
        libtorch.memory().write(input.get("images"), batch.images());
        libtorch.memory().write(input.get("tokens"), batch.tokens());
        return state.step(input, learningRate, StepSeed.of(seed, batch.step()));
    }

    /// Encodes with the present weights.
    ModelEncoder encoder() {
        return encoder;
    }

    /// Weights by name.
    SequencedMap<String, NativeTensor> weights() {
        return state.parameters();
    }

    /// The optimiser's tensors by name.
    SequencedMap<String, NativeTensor> optimiser() {
        return state.optimiser();
    }

    Libtorch libtorch() {
        return libtorch;
    }

    @Override
    public void close() {
        scope.close();
    }
}
