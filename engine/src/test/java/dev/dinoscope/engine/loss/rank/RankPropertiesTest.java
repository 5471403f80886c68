package dev.dinoscope.engine.loss.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.loss.PairLoss;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// U20, U21 and U43 of docs/methods.md: the ranking loss of any order, against CLIP, against the dense formula
/// and against loops over plain numbers.
@OnEngine
class RankPropertiesTest {
    private static final int BATCH = 5;
    private static final int EMBED = 4;
    private static final double CROSS = 0.7;
    private static final double IN_MODAL = 0.3;

    private final Libtorch libtorch;

    RankPropertiesTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private PairLoss objective(RankOptions options) {
        var objective = new RankObjective(options, EMBED);
        return PairLoss.of(libtorch, objective, BATCH, EMBED, in -> {
            var parts = objective.of(
                    in.get("images"),
                    in.get("texts"),
                    in.get("log_scale"),
                    Constants.full(CROSS),
                    Constants.full(IN_MODAL));
            return parts.report(Outputs.of("loss", parts.total()));
        });
    }

    private PairLoss consistency(RankOptions options, int batch, long chunkElements) {
        var consistency = new RankConsistency(options, EMBED, chunkElements);
        return PairLoss.of(libtorch, consistency, batch, EMBED, in -> {
            var parts = consistency.of(
                    in.get("images"),
                    in.get("texts"),
                    in.get("log_scale"),
                    Constants.full(CROSS),
                    Constants.full(IN_MODAL));
            return Outputs.of("loss", parts.total())
                    .and("share", parts.transitionShare())
                    .and("ties", parts.tieFraction());
        });
    }

    private static RankOptions options(int order, boolean excludeSelf, boolean conditional) {
        return new RankOptions(order, PlackettLuceMode.EXACT, 32, excludeSelf, false, false, conditional, 3);
    }

    @ParameterizedTest
    @EnumSource(PlackettLuceMode.class)
    void orderZeroIsClipToTheLastBit(PlackettLuceMode mode) {
        try (PairLoss zero = objective(RankOptions.ofOrder(0).withMode(mode));
                PairLoss clip = PairLoss.of(
                        libtorch,
                        BATCH,
                        EMBED,
                        in -> Outputs.of(
                                "loss",
                                InfoNce.of(in.get("images"), in.get("texts"), in.get("log_scale"))
                                        .total()))) {
            var inputs = zero.random(1);
            var expected = clip.at(inputs);
            expected.all()
                    .forEach((name, values) ->
                            assertThat(zero.at(inputs).get(name)).as(name).isEqualTo(values));
        }
    }

    @ParameterizedTest
    @EnumSource(PlackettLuceMode.class)
    void orderOneIsTheFormulaOfRankClip(PlackettLuceMode mode) {
        try (PairLoss one = objective(RankOptions.ofOrder(1).withMode(mode));
                PairLoss dense = PairLoss.of(libtorch, BATCH, EMBED, in -> dense(in, mode))) {
            var inputs = one.random(2);
            inputs.put("log_scale", new double[] {Math.log(100)}); // the two modes differ here
            var values = one.at(inputs);
            dense.at(inputs)
                    .all()
                    .forEach((name, expected) ->
                            assertThat(values.get(name)).as(name).containsExactly(expected, within(1e-10)));
        }
    }

    /// docs/methods.md, eq. 10 to 12, over whole matrices.
    private static Outputs dense(Inputs in, PlackettLuceMode mode) {
        Tensor scale = in.get("log_scale").exp();
        Tensor images = Normalisation.unit(in.get("images"));
        Tensor texts = Normalisation.unit(in.get("texts"));
        Tensor logits = scaled(images, texts, scale);
        Tensor columns = logits.transpose(0, 1);
        Tensor within = scaled(images, images, scale);
        Tensor read = scaled(texts, texts, scale);
        Tensor cross = ListMle.of(logits, columns, mode).plus(ListMle.of(columns, logits, mode));
        Tensor inModal = ListMle.of(within, read, mode).plus(ListMle.of(read, within, mode));
        Tensor rank = cross.times(CROSS).plus(inModal.times(IN_MODAL)).over(32.0 * BATCH);
        return Outputs.of(
                "loss",
                InfoNce.of(in.get("images"), in.get("texts"), in.get("log_scale"))
                        .total()
                        .plus(rank));
    }

    private static Tensor scaled(Tensor a, Tensor b, Tensor scale) {
        return Products.matmulFull(a, b.transpose(0, 1)).times(scale);
    }

    @Test
    void transitionsOfWeightZeroChangeNothingButCanBeLearned() {
        try (PairLoss one = objective(RankOptions.ofOrder(1));
                PairLoss three = objective(options(3, false, false))) {
            three.function().randomise(3);
            weights(three, 0);
            var inputs = one.random(3);
            var expected = one.at(inputs);
            var values = three.at(inputs);
            for (String name : new String[] {"loss", "gradient.images", "gradient.texts", "gradient.log_scale"}) {
                assertThat(values.get(name)).as(name).isEqualTo(expected.get(name));
            }
            assertThat(values.number("gradient.transitions.transition_3.weight"))
                    .isNotZero();
            assertThat(values.number("rank/first_order_cross")).isEqualTo(expected.number("loss/rank_cross"));
        }
    }

    private static void weights(PairLoss loss, double value) {
        loss.function().parameters().stream()
                .filter(name -> name.endsWith("weight"))
                .forEach(name -> loss.function().set(name, value));
    }

    /// 5 rows in chunks of 2, 2 and 1.
    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "3, true"})
    void chunksOfRowsAddUp(int order, boolean excludeSelf) {
        var options = options(order, excludeSelf, false);
        try (PairLoss whole = consistency(options, BATCH, 1000);
                PairLoss chunked = consistency(options, BATCH, 2 * BATCH)) {
            whole.function().randomise(4);
            chunked.function().randomise(4);
            var inputs = whole.random(4);
            var values = chunked.at(inputs);
            whole.at(inputs)
                    .all()
                    .forEach((name, expected) ->
                            assertThat(values.get(name)).as(name).containsExactly(expected, within(1e-12)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "4, false, false", "3, true, false", "3, false, true"})
    void gradientsAreSlopes(int order, boolean excludeSelf, boolean conditional) {
        try (PairLoss loss = consistency(options(order, excludeSelf, conditional), BATCH, 2 * BATCH)) {
            loss.function().randomise(5);
            var inputs = loss.random(5);
            loss.assertGradientsAreSlopes(inputs);
            for (String name : loss.function().parameters()) {
                if (name.endsWith("weight")) {
                    assertWeightSlope(loss, inputs, name);
                }
            }
        }
    }

    private static void assertWeightSlope(PairLoss loss, Map<String, double[]> inputs, String name) {
        double at = 0.3;
        double gradient = at(loss, inputs, name, at).number("gradient." + name);
        double slope = (at(loss, inputs, name, at + 1e-6).number("loss")
                        - at(loss, inputs, name, at - 1e-6).number("loss"))
                / 2e-6;
        assertThat(gradient).as(name).isCloseTo(slope, within(1e-6));
    }

    private static TracedFunction.Values at(PairLoss loss, Map<String, double[]> inputs, String name, double weight) {
        loss.function().set(name, weight);
        return loss.at(inputs);
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "2, false, false", "4, false, false", "3, true, false", "3, false, true"})
    void loopsOverPlainNumbersAgree(int order, boolean excludeSelf, boolean conditional) {
        var options = options(order, excludeSelf, conditional);
        try (PairLoss loss = consistency(options, BATCH, 1000)) {
            var plain = new PlainRankLoss(options, 0.4, -0.3, 0.5, 0.8);
            loss.function().parameters().forEach(name -> loss.function().set(name, plain.parameter(name)));
            var inputs = loss.random(6);
            double expected = plain.loss(rows(inputs, "images"), rows(inputs, "texts"), 1 / 0.07, CROSS, IN_MODAL);
            assertThat(loss.loss(inputs)).isCloseTo(expected, within(1e-12));
        }
    }

    private static double[][] rows(Map<String, double[]> inputs, String name) {
        double[][] rows = new double[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            rows[i] = Arrays.copyOfRange(PairLoss.get(inputs, name), i * EMBED, (i + 1) * EMBED);
        }
        return rows;
    }

    @Test
    void aSinglePairHasNothingToRank() {
        for (boolean excludeSelf : new boolean[] {false, true}) {
            try (PairLoss loss = consistency(options(1, excludeSelf, false), 1, 1000)) {
                assertThat(loss.loss(loss.random(7))).as("U19").isZero();
            }
        }
    }

    @Test
    void equalReferencesAreCounted() {
        try (PairLoss loss = consistency(options(1, false, false), BATCH, 2 * BATCH)) {
            var inputs = loss.random(8);
            assertThat(loss.at(inputs).number("ties")).isZero();
            double[] same = new double[BATCH * EMBED];
            Arrays.fill(same, 0.5);
            Map<String, double[]> tied = new LinkedHashMap<>(inputs);
            tied.put("images", same);
            tied.put("texts", same);
            assertThat(loss.at(tied).number("ties")).isEqualTo(1);
        }
    }

    @Test
    void detachedTransitionsTrainOnlyThemselves() {
        var attached = options(2, false, false);
        var detached = new RankOptions(2, PlackettLuceMode.EXACT, 32, false, false, true, false, 3);
        try (PairLoss with = consistency(attached, BATCH, 1000);
                PairLoss without = consistency(detached, BATCH, 1000)) {
            with.function().randomise(9);
            without.function().randomise(9);
            var inputs = with.random(9);
            assertThat(without.loss(inputs)).isEqualTo(with.loss(inputs));
            assertThat(without.at(inputs).get("gradient.transition_2.value"))
                    .isEqualTo(with.at(inputs).get("gradient.transition_2.value"));
            assertThat(without.at(inputs).get("gradient.images"))
                    .isNotEqualTo(with.at(inputs).get("gradient.images"));
        }
    }

    @Test
    void theConditionalFormHasALimit() {
        assertThatThrownBy(() -> consistency(options(3, false, true), 65, 1000))
                .hasMessage("the conditional likelihood is for batches up to 64, not 65");
        assertThatThrownBy(() -> options(3, false, true).withMode(PlackettLuceMode.REPO_EPS))
                .hasMessageContaining("exact");
    }
}
