package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.view.EvalTransform;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;

/// A method of a program that takes images, run over images of a data set, a chunk of static size at a time.
final class ImageMethod {
    private static final Logger LOG = System.getLogger(ImageMethod.class.getName());
    private final TorchProgram program;
    private final String name;
    private final PairDataset dataset;
    private final EvalTransform transform;
    private final NamedTensors input;
    private final MemorySegment pixels;

    /// @param scope owns the input tensor
    /// @param name of the method
    ImageMethod(
            Scope scope, TorchProgram program, String name, PairDataset dataset, int side, PixelNormalisation scaling) {
        this.program = program;
        this.name = name;
        this.dataset = dataset;
        this.transform = new EvalTransform(side, scaling);
        this.input = program.inputs(scope, name);
        this.pixels =
                MemorySegment.ofArray(new float[(int) (TracedLearner.CHUNK * transform.outputBytes() / Float.BYTES)]);
    }

    /// @param weights the parameters to compute with
    CollectedFeatures call(NativeList weights, int[] rows) {
        var features = new CollectedFeatures(rows.length);
        var memory = program.libtorch().memory();
        for (var from = 0; from < rows.length; from += TracedLearner.CHUNK) {
            fill(rows, from);
            memory.write(input.get(Learner.IMAGES), pixels);
            try (var scope = program.libtorch().scope(name)) {
                features.add(program.call(scope, name, weights, input), memory, from);
            }
        }
        return features;
    }

    /// The last chunk is filled up with its last row; what comes of the copies is dropped. A broken image
    /// counts as one without content: leaving it out would give every run with other broken images another
    /// task.
    private void fill(int[] rows, int from) {
        try (var images = dataset.images().reader()) {
            for (var i = 0; i < TracedLearner.CHUNK; i++) {
                var row = rows[Math.min(from + i, rows.length - 1)];
                try {
                    transform.apply(images, row, pixels, i * transform.outputBytes());
                } catch (BrokenImageException e) {
                    LOG.log(Level.WARNING, "evaluated as a blank image: {0}", e.getMessage());
                    pixels.asSlice(i * transform.outputBytes(), transform.outputBytes())
                            .fill((byte) 0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
