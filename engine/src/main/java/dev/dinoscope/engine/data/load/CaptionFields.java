package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.data.seed.SampleRandom;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Fills all captions of a batch as token ids, pair by pair. One instance a worker.
final class CaptionFields {
    private static final long CAPTION_STREAM = 5;
    private final List<BatchField.Captions> fields;
    private final Optional<BytePairTokenizer> tokenizer;
    private final CaptionVariation variation;
    private final long seed;
    private final SampleRandom own = new SampleRandom();

    /// @throws IllegalArgumentException when captions are wanted, but no tokenizer is there
    CaptionFields(
            List<BatchField.Captions> fields, Optional<BytePairTokenizer> tokenizer, CaptionConfig config, long seed) {
        if (!fields.isEmpty() && tokenizer.isEmpty()) {
            throw new IllegalArgumentException("captions without a tokenizer to encode them");
        }
        this.fields = fields;
        this.tokenizer = tokenizer;
        this.variation = new CaptionVariation(config);
        this.seed = seed;
    }

    /// @param sample the stream of the pair; first captions go on with it, second ones have streams of their
    ///     own
    /// @return how many second captions had to be made of the first
    int fill(Pair pair, int row, long epoch, SampleRandom sample, int place, Map<String, MemorySegment> tensors) {
        if (fields.isEmpty()) {
            return 0;
        }
        int first = variation.choose(pair, sample);
        var text = variation.vary(pair.captions().get(first), sample);
        int made = 0;
        for (var field : fields) {
            var tensor = Objects.requireNonNull(tensors.get(field.name()));
            switch (field.which()) {
                case FIRST -> encode(text, field, tensor, place);
                case SECOND -> {
                    own.seed(seed, CAPTION_STREAM, epoch, row, Hash64.of(field.name()));
                    var second = SecondCaption.of(pair, first, own);
                    encode(variation.vary(second.text(), own), field, tensor, place);
                    made += second.variation() ? 1 : 0;
                }
            }
        }
        return made;
    }

    private void encode(String text, BatchField.Captions field, MemorySegment tensor, int place) {
        var ids = new long[field.context()];
        tokenizer.orElseThrow().encode(text, ids);
        MemorySegment.copy(ids, 0, tensor, ValueLayout.JAVA_LONG, (long) place * ids.length * Long.BYTES, ids.length);
    }
}
