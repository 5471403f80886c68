package dev.dinoscope.engine.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import dev.dinoscope.engine.data.image.view.CropConfig;
import dev.dinoscope.engine.data.load.BatchField.Captions.Which;
import dev.dinoscope.engine.data.store.TestStore;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFieldsTest {
    private static final int BATCH = 6;
    private static final int CONTEXT = 40;
    private static final int IMAGE = 3 * 8 * 8 * Float.BYTES;
    private static final PixelNormalisation NORM = PixelNormalisation.CLIP;
    private static final BatchField IMAGES = BatchField.Images.ofRun("images", 8, NORM);
    private static final BatchField TOKENS = new BatchField.Captions("tokens", CONTEXT, Which.FIRST);
    private static final BatchField SECOND = new BatchField.Captions("second", CONTEXT, Which.SECOND);
    private static final BatchField MASKS = new BatchField.PatchMasks("mask", 2, 4, new MaskConfig());
    private static final BatchField TEACHER =
            new BatchField.Images("teacher", 8, NORM, List.of(new Crop.SameAs("images", 0)));
    private static final Crop LOCAL = new Crop.Random(CropConfig.dinoLocal());

    private final BytePairTokenizer tokenizer = BytePairTrainer.train(List.of("a drawing of red round c1"), 514);
    private PairDataset dataset;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        dataset = TestStore.dataset(root, 40, 13, 8);
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private record Copy(Map<String, ByteBuffer> tensors, int madeCaptions) {
        ByteBuffer get(String name) {
            return Objects.requireNonNull(tensors.get(name), name);
        }
    }

    private static BatchField globals(Crop... crops) {
        return new BatchField.Images("globals", 8, NORM, List.of(crops));
    }

    private List<Copy> load(int batches, long firstStep, int workers, BatchField... fields) {
        return load(new AugmentationConfig(), batches, firstStep, workers, fields);
    }

    private List<Copy> load(
            AugmentationConfig augmentation, int batches, long firstStep, int workers, BatchField... fields) {
        var settings = new LoaderSettings(
                "train",
                BATCH,
                List.of(fields),
                5,
                firstStep,
                true,
                augmentation,
                new CaptionConfig(),
                workers,
                3,
                1,
                Duration.ofMinutes(2));
        var seen = new ArrayList<Copy>();
        try (var loader = new PairLoader(dataset, Optional.of(tokenizer), settings)) {
            for (int i = 0; i < batches; i++) {
                var copy = new LinkedHashMap<String, ByteBuffer>();
                var batch = loader.next();
                batch.tensors()
                        .forEach((name, tensor) -> copy.put(
                                name,
                                ByteBuffer.wrap(tensor.toArray(ValueLayout.JAVA_BYTE))
                                        .order(ByteOrder.LITTLE_ENDIAN)));
                seen.add(new Copy(copy, batch.madeCaptions()));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return seen;
    }

    /// Methods are compared on the same images and captions: no other field may change them.
    @Test
    void imagesAndTokensAreTheSameWhateverOtherFieldsABatchHas() {
        var alone = load(8, 0, 1, IMAGES, TOKENS);
        var beside = load(8, 0, 1, globals(LOCAL, LOCAL), SECOND, TEACHER, MASKS, TOKENS, IMAGES);
        for (int i = 0; i < alone.size(); i++) {
            for (var field : List.of("images", "tokens")) {
                assertThat(beside.get(i).get(field)).isEqualTo(alone.get(i).get(field));
            }
        }
    }

    @Test
    void everyFieldFollowsFromSeedAndStep() {
        BatchField[] all = {IMAGES, TOKENS, SECOND, TEACHER, globals(LOCAL, LOCAL), MASKS};
        var whole = load(14, 0, 1, all);
        assertThat(load(14, 0, 4, all)).isEqualTo(whole);
        assertThat(load(5, 9, 2, all)).isEqualTo(whole.subList(9, 14));
    }

    @Test
    void cropsLieOneAfterTheOtherEachWithItsOwnChance() {
        var both = load(1, 0, 1, globals(LOCAL, LOCAL)).getFirst().get("globals");
        var other = load(1, 0, 1, globals(LOCAL, new Crop.Random(CropConfig.simclr())))
                .getFirst()
                .get("globals");
        assertThat(both.capacity()).isEqualTo(2 * BATCH * IMAGE);
        assertThat(half(both, 0)).isEqualTo(half(other, 0)).isNotEqualTo(half(both, 1));
        assertThat(half(both, 1)).isNotEqualTo(half(other, 1));
    }

    private static ByteBuffer half(ByteBuffer whole, int which) {
        return whole.slice(which * BATCH * IMAGE, BATCH * IMAGE);
    }

    /// A crop in the middle of any image, mirrored or not, seen by the model and by its teacher.
    @Test
    void aTeacherSeesWhatTheModelSees() {
        var still = new AugmentationConfig(0.3, 0.9, 1.2, 0, 0.5, 0, 0, 0, 0, 0, 0);
        var batch = load(still, 1, 0, 1, TOKENS, IMAGES, TEACHER).getFirst();
        var images = batch.get("images");
        var teacher = batch.get("teacher");
        for (int at = 0; at < images.capacity(); at += Float.BYTES) {
            assertThat(teacher.getFloat(at)).isCloseTo(images.getFloat(at), within());
        }
        assertThatThrownBy(() -> load(1, 0, 1, TEACHER))
                .hasMessageContaining("show the same as crop 0 of \"images\", which there is not");
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-4f);
    }

    @Test
    void masksComeWithTheirPlacesAndWeights() {
        var batches = load(3, 0, 1, globals(LOCAL, LOCAL), MASKS);
        for (var batch : batches) {
            var mask = batch.get("mask");
            int[] hidden = IntStream.range(0, mask.capacity())
                    .filter(patch -> mask.get(patch) == 1)
                    .toArray();
            var index = batch.get("mask_index").asLongBuffer();
            var weight = batch.get("mask_weight").asFloatBuffer();
            assertThat(hidden).hasSize(new MaskConfig().total(2 * BATCH, 16));
            double sum = 0;
            for (int i = 0; i < hidden.length; i++) {
                assertThat(index.get(i)).isEqualTo(hidden[i]);
                sum += weight.get(i);
            }
            // Each masked image weighs one.
            assertThat(sum).isEqualTo(BATCH, Offset.offset(1e-5));
        }
        assertThat(batches.get(1).get("mask")).isNotEqualTo(batches.get(0).get("mask"));
    }

    @Test
    void secondCaptionsAreOthersOfTheSameImageOrSaidToBeMade() {
        var batch = load(1, 0, 1, TOKENS, SECOND).getFirst();
        assertThat(batch.madeCaptions()).isZero();
        assertThat(batch.get("second")).isNotEqualTo(batch.get("tokens"));
        var lonely = dataset.pairs().stream()
                .map(pair ->
                        new Pair(pair.id(), pair.concept(), "", "", "", "", "train", "", List.of("a drawing of c1")))
                .toList();
        dataset = new PairDataset("lonely", lonely, dataset.images());
        assertThat(load(1, 0, 1, TOKENS, SECOND).getFirst().madeCaptions()).isEqualTo(BATCH);
    }
}
