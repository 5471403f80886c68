package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.EvalTransform;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.eval.Embeddings;
import dev.dinoscope.engine.eval.PairEncoder;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.NativeList;
import dev.dinoscope.engine.torch.Scope;
import dev.dinoscope.engine.torch.TorchProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/// Runs the encoders of a traced learner over images and captions of a data set, a chunk of static size at
/// a time.
final class ModelEncoder implements PairEncoder {
    private static final Logger LOG = System.getLogger(ModelEncoder.class.getName());
    private final TorchProgram program;
    private final NativeList weights;
    private final PairDataset dataset;
    private final BytePairTokenizer tokenizer;
    private final EvalTransform transform;
    private final NamedTensors imageInput;
    private final NamedTensors featureInput;
    private final NamedTensors textInput;
    private final MemorySegment pixels;
    private final int context;

    /// The same encoders with other weights. The two share their input tensors, so they take turns.
    ModelEncoder with(NativeList others) {
        return new ModelEncoder(this, others);
    }

    private ModelEncoder(ModelEncoder like, NativeList weights) {
        this.program = like.program;
        this.weights = weights;
        this.dataset = like.dataset;
        this.tokenizer = like.tokenizer;
        this.transform = like.transform;
        this.imageInput = like.imageInput;
        this.featureInput = like.featureInput;
        this.textInput = like.textInput;
        this.pixels = like.pixels;
        this.context = like.context;
    }

    /// @param scope owns the input tensors
    /// @param weights the parameters to encode with
    ModelEncoder(
            Scope scope,
            TorchProgram program,
            NativeList weights,
            PairDataset dataset,
            BytePairTokenizer tokenizer,
            Recipe recipe) {
        this.program = program;
        this.weights = weights;
        this.dataset = dataset;
        this.tokenizer = tokenizer;
        this.transform =
                new EvalTransform(recipe.model().image().size(), recipe.data().normalisation());
        this.imageInput = program.inputs(scope, TracedLearner.ENCODE_IMAGES);
        this.featureInput = program.inputs(scope, TracedLearner.FEATURES);
        this.textInput = program.inputs(scope, TracedLearner.ENCODE_TEXTS);
        this.pixels =
                MemorySegment.ofArray(new float[(int) (TracedLearner.CHUNK * transform.outputBytes() / Float.BYTES)]);
        this.context = recipe.model().text().context();
    }

    @Override
    public Embeddings images(int[] rows) {
        var parts = new Gathered(rows.length);
        for (var from = 0; from < rows.length; from += TracedLearner.CHUNK) {
            fill(rows, from);
            call(TracedLearner.ENCODE_IMAGES, imageInput, pixels, "images", parts, from);
        }
        return parts.embeddings("embedding");
    }

    @Override
    public Embeddings texts(List<String> captions) {
        var parts = new Gathered(captions.size());
        var ids = new long[TracedLearner.CHUNK * context];
        var row = new long[context];
        for (var from = 0; from < captions.size(); from += TracedLearner.CHUNK) {
            for (var i = 0; i < TracedLearner.CHUNK; i++) {
                tokenizer.encode(captions.get(Math.min(from + i, captions.size() - 1)), row);
                System.arraycopy(row, 0, ids, i * context, context);
            }
            call(TracedLearner.ENCODE_TEXTS, textInput, MemorySegment.ofArray(ids), "tokens", parts, from);
        }
        return parts.embeddings("embedding");
    }

    /// What [dev.dinoscope.engine.method.Learner#features] returns, by name.
    SequencedMap<String, Feature> features(int[] rows) {
        var parts = new Gathered(rows.length);
        for (var from = 0; from < rows.length; from += TracedLearner.CHUNK) {
            fill(rows, from);
            call(TracedLearner.FEATURES, featureInput, pixels, "images", parts, from);
        }
        return parts.features;
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

    private void call(
            String method, NamedTensors inputs, MemorySegment values, String input, Gathered parts, int from) {
        var memory = program.libtorch().memory();
        memory.write(inputs.get(input), values);
        try (var scope = program.libtorch().scope(method)) {
            program.call(scope, method, weights, inputs).asMap().forEach((name, tensor) -> {
                var dims = tensor.shape().dims();
                parts.add(name, Arrays.copyOfRange(dims, 1, dims.length), memory.floats(tensor), from);
            });
        }
    }

    /// A tensor of features.
    ///
    /// @param dims of one row
    /// @param values row-major, shape [rows, dims…]
    @SuppressWarnings("ArrayRecordComponent") // large; compared nowhere
    record Feature(int rows, long[] dims, float[] values) {
        /// Shape with the rows in front.
        List<Long> shape() {
            return LongStream.concat(LongStream.of(rows), Arrays.stream(dims))
                    .boxed()
                    .toList();
        }
    }

    /// Collects chunks into whole tensors.
    private static final class Gathered {
        private final int rows;
        private final SequencedMap<String, Feature> features = new LinkedHashMap<>();

        Gathered(int rows) {
            this.rows = rows;
        }

        void add(String name, long[] dims, float[] chunk, int from) {
            var perRow = chunk.length / TracedLearner.CHUNK;
            var whole = features.computeIfAbsent(name, n -> new Feature(rows, dims, new float[rows * perRow]));
            System.arraycopy(
                    chunk, 0, whole.values(), from * perRow, Math.min(TracedLearner.CHUNK, rows - from) * perRow);
        }

        Embeddings embeddings(String name) {
            var feature = features.get(name);
            if (feature == null) {
                throw new IllegalStateException("the program returned no " + name);
            }
            return new Embeddings(rows, feature.values().length / rows, feature.values());
        }
    }
}
