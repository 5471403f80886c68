package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.eval.Embeddings;
import dev.dinoscope.engine.eval.PairEncoder;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The encoders of images and captions into the joint space, with one set of weights.
public final class JointEncoder implements PairEncoder {
    private final TorchProgram program;
    private final NativeList weights;
    private final ImageMethod images;
    private final BytePairTokenizer tokenizer;
    private final NamedTensors input;
    private final int context;

    /// @param scope owns the input tensor
    /// @param weights the parameters to encode with
    /// @param context tokens of a caption
    JointEncoder(
            Scope scope,
            TorchProgram program,
            NativeList weights,
            ImageMethod images,
            BytePairTokenizer tokenizer,
            int context) {
        this.program = program;
        this.weights = weights;
        this.images = images;
        this.tokenizer = tokenizer;
        this.input = program.inputs(scope, TracedLearner.ENCODE_TEXTS);
        this.context = context;
    }

    @Override
    public Embeddings images(int[] rows) {
        return images.call(weights, rows).embeddings();
    }

    @Override
    public Embeddings texts(List<String> captions) {
        var features = new CollectedFeatures(captions.size());
        var memory = program.libtorch().memory();
        for (var from = 0; from < captions.size(); from += TracedLearner.CHUNK) {
            memory.write(input.get(Learner.TOKENS), ids(captions, from));
            try (var scope = program.libtorch().scope(TracedLearner.ENCODE_TEXTS)) {
                features.add(program.call(scope, TracedLearner.ENCODE_TEXTS, weights, input), memory, from);
            }
        }
        return features.embeddings();
    }

    private MemorySegment ids(List<String> captions, int from) {
        var ids = new long[TracedLearner.CHUNK * context];
        var row = new long[context];
        for (var i = 0; i < TracedLearner.CHUNK; i++) {
            tokenizer.encode(captions.get(Math.min(from + i, captions.size() - 1)), row);
            System.arraycopy(row, 0, ids, i * context, context);
        }
        return MemorySegment.ofArray(ids);
    }
}
