package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.method.GivenWeights;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Fills a module with the weights of a checkpoint that another run wrote.
final class GivenWeightsLoader {
    private final Libtorch libtorch;
    private final TrainState state;
    private final GivenWeights given;
    private final Checkpoint from;

    GivenWeightsLoader(Libtorch libtorch, TrainState state, GivenWeights given) {
        this.libtorch = libtorch;
        this.state = state;
        this.given = given;
        this.from = given.from()
                .checkpoint()
                .orElseThrow(() -> new IllegalStateException(
                        "the weights of " + given.into().path() + " were only described"));
    }

    /// @throws IOException when a weight is missing there or has another shape, naming both
    void give() throws IOException {
        if (!from.names().contains(given.file())) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s holds no %s; name a run of a method that keeps one",
                    from.directory(),
                    given.file()));
        }
        try (var file = from.open(given.file())) {
            fill(file, state.parameters());
            for (var copy : given.copies()) {
                fill(file, state.parameters(copy));
            }
        }
    }

    /// A copy of weights may hold only a part of the module's.
    private void fill(Safetensors file, Map<String, NativeTensor> tensors) throws IOException {
        var module = given.into().path();
        for (var parameter : given.into().parameters()) {
            var tensor = tensors.get(parameter.name());
            if (tensor != null) {
                var inside =
                        module.isEmpty() ? parameter.name() : parameter.name().substring(module.length() + 1);
                fill(file, given.prefix() + inside, tensor);
            }
        }
    }

    private void fill(Safetensors file, String name, NativeTensor tensor) throws IOException {
        if (!file.tensors().containsKey(name)) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s has no weight %s in %s; name a run of a method and model that has",
                    from.directory(),
                    name,
                    given.file()));
        }
        var stored = file.tensor(name);
        var wanted = ModelFiles.shape(tensor);
        if (!Objects.equals(stored.shape(), wanted)) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: %s has shape %s, but this recipe's model needs %s; make their models agree",
                    from.directory(),
                    name,
                    stored.shape(),
                    wanted));
        }
        libtorch.memory().write(tensor, stored.data());
    }
}
