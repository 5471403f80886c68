package dev.dinoscope.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.loss.self.NtXent;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// U1–U12 and U43 of docs/methods.md: what the losses of CLIP, CyCLIP, ALIP and SLIP are, whatever the numbers.
@OnEngine
class ContrastivePropertiesTest {
    private static final int BATCH = 5;
    private static final int EMBED = 4;
    private static final ConsistencyGates GATES = new ConsistencyGates(2, 2, 0.99, false);

    private final Libtorch libtorch;

    ContrastivePropertiesTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private PairLoss trace(Function<Inputs, Outputs> body) {
        return PairLoss.of(libtorch, BATCH, EMBED, body);
    }

    private static Outputs clip(Inputs in) {
        return Outputs.of(
                "loss",
                InfoNce.of(in.get("images"), in.get("texts"), in.get("log_scale"))
                        .total());
    }

    private static Outputs cyclip(Inputs in) {
        Tensor images = in.get("images");
        Tensor texts = in.get("texts");
        Tensor cyclic = CyclicConsistency.inModal(images, texts).plus(CyclicConsistency.crossModal(images, texts));
        return Outputs.of("loss", cyclic);
    }

    /// The synthetic caption lies between caption and image.
    private static Outputs alip(Inputs in, double history) {
        Tensor images = in.get("images");
        Tensor captions = in.get("texts");
        Tensor synthetic = captions.plus(images.times(0.5));
        var weights = GATES.weigh(images, captions, synthetic, Constants.full(history, 3));
        Tensor caption = InfoNce.weighted(
                images, captions, in.get("log_scale"), weights.sample().times(weights.caption()));
        Tensor described = InfoNce.weighted(
                images, synthetic, in.get("log_scale"), weights.sample().times(weights.synthetic()));
        return Outputs.of("loss", caption.plus(described))
                .and("sample", weights.sample())
                .and("history", weights.history());
    }

    private static Map<String, double[]> with(Map<String, double[]> inputs, String name, double... values) {
        Map<String, double[]> changed = new LinkedHashMap<>(inputs);
        changed.put(name, values);
        return changed;
    }

    @Test
    void gradientsAreSlopes() {
        List<Function<Inputs, Outputs>> losses = List.of(
                ContrastivePropertiesTest::clip,
                ContrastivePropertiesTest::cyclip,
                in -> Outputs.of("loss", NtXent.of(in.get("images"), in.get("texts"), 0.1)),
                in -> Outputs.of(
                        "loss",
                        InfoNce.withViews(
                                in.get("images"),
                                in.get("texts"),
                                in.get("texts").tanh(),
                                in.get("images").tanh(),
                                in.get("log_scale"))));
        for (var body : losses) {
            try (PairLoss loss = trace(body)) {
                loss.assertGradientsAreSlopes(loss.random(1));
            }
        }
    }

    @Test
    void clipKnowsNoOrderNoLengthAndNoDirection() {
        try (PairLoss loss = trace(ContrastivePropertiesTest::clip)) {
            var inputs = loss.random(2);
            double value = loss.loss(inputs);
            var swapped = with(
                    with(inputs, "images", PairLoss.get(inputs, "texts")), "texts", PairLoss.get(inputs, "images"));
            assertThat(loss.loss(swapped)).as("U1").isCloseTo(value, within(1e-12));
            double[] longer = PairLoss.get(inputs, "images").clone();
            IntStream.range(0, EMBED).forEach(d -> longer[d] *= 3);
            assertThat(loss.loss(with(inputs, "images", longer))).as("U2").isCloseTo(value, within(1e-12));
            var turned = with(with(inputs, "images", rotated(inputs, "images")), "texts", rotated(inputs, "texts"));
            assertThat(loss.loss(turned)).as("U3").isCloseTo(value, within(1e-12));
            var reversed = with(with(inputs, "images", reversed(inputs, "images")), "texts", reversed(inputs, "texts"));
            assertThat(loss.loss(reversed)).as("U4").isCloseTo(value, within(1e-12));
            double[] same = new double[BATCH * EMBED];
            Arrays.fill(same, 0.7);
            assertThat(loss.loss(with(with(inputs, "images", same), "texts", same)))
                    .as("U5")
                    .isCloseTo(Math.log(BATCH), within(1e-12));
        }
    }

    /// A rotation in the plane of the first two axes.
    private static double[] rotated(Map<String, double[]> inputs, String name) {
        double[] rotated = PairLoss.get(inputs, name).clone();
        for (int i = 0; i < rotated.length; i += EMBED) {
            double x = rotated[i];
            rotated[i] = Math.cos(1) * x - Math.sin(1) * rotated[i + 1];
            rotated[i + 1] = Math.sin(1) * x + Math.cos(1) * rotated[i + 1];
        }
        return rotated;
    }

    /// The rows from the last to the first.
    private static double[] reversed(Map<String, double[]> inputs, String name) {
        double[] rows = PairLoss.get(inputs, name);
        double[] reversed = new double[rows.length];
        for (int row = 0; row < BATCH; row++) {
            System.arraycopy(rows, row * EMBED, reversed, (BATCH - 1 - row) * EMBED, EMBED);
        }
        return reversed;
    }

    @Test
    void noGradientMovesAnEmbeddingAlongItself() {
        try (PairLoss loss = trace(ContrastivePropertiesTest::clip)) {
            var inputs = loss.random(3);
            double[] gradient = loss.at(inputs).get("gradient.images");
            for (int row = 0; row < BATCH; row++) {
                int from = row * EMBED;
                double along = IntStream.range(from, from + EMBED)
                        .mapToDouble(i -> gradient[i] * PairLoss.get(inputs, "images")[i])
                        .sum();
                assertThat(along).as("U6").isCloseTo(0, within(1e-13));
            }
        }
    }

    @Test
    void consistencyIsFreeWhereTextsAreImagesAndKnowsNoScale() {
        try (PairLoss loss = trace(ContrastivePropertiesTest::cyclip)) {
            var inputs = loss.random(4);
            assertThat(loss.loss(with(inputs, "texts", PairLoss.get(inputs, "images"))))
                    .as("U8")
                    .isLessThan(1e-28);
            assertThat(loss.at(inputs).all()).as("U9").doesNotContainKey("gradient.log_scale");
        }
    }

    @Test
    void pairsThatAgreeAsUsualCountFully() {
        // With three equal embeddings all cosines are 1, and so is the history that follows them.
        try (PairLoss loss = trace(in -> alip(in, 1));
                PairLoss clip = trace(ContrastivePropertiesTest::clip)) {
            var inputs = loss.random(5);
            var equal = with(inputs, "texts", PairLoss.get(inputs, "images"));
            var values = loss.at(equal);
            assertThat(values.get("sample")).as("U10").containsOnly(new double[] {1}, within(1e-12));
            assertThat(values.number("loss")).as("U10").isCloseTo(2 * clip.loss(equal), within(1e-11));
        }
    }

    @Test
    void theHistoryMovesBeforeItIsComparedWith() {
        try (PairLoss loss = trace(in -> alip(in, 0))) {
            var inputs = loss.random(6);
            var values = loss.at(inputs);
            double[] agreement = cosines(inputs);
            double usual = 0.01 * Arrays.stream(agreement).average().orElseThrow();
            assertThat(values.get("history")[0]).as("U12").isCloseTo(usual, within(1e-12));
            for (int i = 0; i < BATCH; i++) {
                assertThat(values.get("sample")[i])
                        .as("U12")
                        .isCloseTo(Math.min(1, Math.exp(2 * (agreement[i] - usual))), within(1e-12));
            }
        }
    }

    /// Of captions with synthetic captions, as [#alip] makes them.
    private static double[] cosines(Map<String, double[]> inputs) {
        return IntStream.range(0, BATCH)
                .mapToDouble(row -> {
                    double both = 0;
                    double caption = 0;
                    double synthetic = 0;
                    for (int i = row * EMBED; i < (row + 1) * EMBED; i++) {
                        double t = PairLoss.get(inputs, "texts")[i];
                        double s = t + 0.5 * PairLoss.get(inputs, "images")[i];
                        both += t * s;
                        caption += t * t;
                        synthetic += s * s;
                    }
                    return both / Math.sqrt(caption * synthetic);
                })
                .toArray();
    }

    @Test
    void weightsHaveNoGradient() {
        try (PairLoss loss = trace(in -> {
                    Tensor images = in.get("images");
                    Tensor texts = in.get("texts");
                    var weights = GATES.weigh(images, texts, images.plus(texts), Constants.full(0.2, 3));
                    Tensor sum = Reductions.sum(weights.sample().plus(weights.caption()));
                    return Outputs.of("loss", sum.plus(clip(in).asInputs().get("loss")));
                });
                PairLoss clip = trace(ContrastivePropertiesTest::clip)) {
            Map<String, double[]> inputs = loss.random(7);
            assertThat(loss.at(inputs).get("gradient.images"))
                    .as("U11")
                    .isEqualTo(clip.at(inputs).get("gradient.images"));
        }
    }
}
