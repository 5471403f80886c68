package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.image.ImageTransform;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.TrainTransform;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Fills one field of a batch, pair by pair. Holds its scratch memory: one instance a worker.
sealed interface FieldMaker {
    /// @param row of the pair in the data set
    /// @param place of the pair in the batch
    /// @param tensors of the batch
    void fill(
            Pair pair,
            PictureReader images,
            int row,
            SampleRandom random,
            int place,
            Map<String, MemorySegment> tensors)
            throws IOException;

    static FieldMaker of(BatchField field, LoaderSettings settings, Optional<BytePairTokenizer> tokenizer) {
        return switch (field) {
            case BatchField.Images images when images.crops().equals(List.of(new Crop.OfRun())) ->
                new OneImage(
                        images.name(),
                        new TrainTransform(settings.augmentation(), images.side(), images.normalisation()));
            case BatchField.Captions captions when captions.which() == BatchField.Captions.Which.FIRST ->
                new FirstCaption(
                        captions.name(),
                        new CaptionVariation(settings.captions()),
                        tokenizer.orElseThrow(
                                () -> new IllegalArgumentException("captions without a tokenizer to encode them")),
                        new long[captions.context()]);
            default -> throw new IllegalArgumentException("no loader for " + field);
        };
    }

    /// One image a pair, with the run's own augmentation.
    record OneImage(String name, ImageTransform transform) implements FieldMaker {
        @Override
        public void fill(
                Pair pair,
                PictureReader images,
                int row,
                SampleRandom random,
                int place,
                Map<String, MemorySegment> tensors)
                throws IOException {
            transform.apply(images, row, random, Objects.requireNonNull(tensors.get(name)), place * transform.outputBytes());
        }
    }

    /// A caption of each pair as token ids.
    @SuppressWarnings("ArrayRecordComponent") // scratch memory; compared nowhere
    record FirstCaption(String name, CaptionVariation captions, BytePairTokenizer tokenizer, long[] ids)
            implements FieldMaker {
        @Override
        public void fill(
                Pair pair,
                PictureReader images,
                int row,
                SampleRandom random,
                int place,
                Map<String, MemorySegment> tensors) {
            int caption = captions.choose(pair, random);
            tokenizer.encode(captions.vary(pair.captions().get(caption), random), ids);
            long offset = (long) place * ids.length * Long.BYTES;
            MemorySegment.copy(ids, 0, Objects.requireNonNull(tensors.get(name)), ValueLayout.JAVA_LONG, offset, ids.length);
        }
    }
}
