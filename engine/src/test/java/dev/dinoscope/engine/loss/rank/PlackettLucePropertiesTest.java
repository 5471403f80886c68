package dev.dinoscope.engine.loss.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// U13–U18 and U22 of docs/methods.md: the likelihood of one order.
@OnEngine
class PlackettLucePropertiesTest {
    private static final int ITEMS = 6;
    private static final double[] SCORES = {0.3, -1.2, 0.8, 2.1, -0.4, 0.05, 1.5, 0.2, -0.7, 0.9, -2, 0.6};
    private static final double[] REFERENCE = {0.9, 0.1, -0.3, 0.4, 0.7, -0.8, 0.2, 0.3, 0.8, -0.1, 0.5, -0.6};

    private final Libtorch libtorch;

    PlackettLucePropertiesTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private TracedFunction.Values at(PlackettLuceMode mode, double[] scores, double[] reference) {
        long rows = scores.length / ITEMS;
        var inputs = List.of(Input.of("scores", DType.F64, rows, ITEMS), Input.of("reference", DType.F64, rows, ITEMS));
        try (var function = new TracedFunction(
                libtorch,
                new Module() {},
                Precision.F64,
                inputs,
                in -> Outputs.of("loss", ListMle.of(in.get("scores"), in.get("reference"), mode)))) {
            return function.at(Map.of("scores", scores, "reference", reference));
        }
    }

    private double loss(double[] scores, double[] reference) {
        return at(PlackettLuceMode.EXACT, scores, reference).number("loss");
    }

    @Test
    void equalScoresLeaveAllOrdersAlike() {
        assertThat(loss(new double[ITEMS], Arrays.copyOf(REFERENCE, ITEMS)))
                .as("U13")
                .isCloseTo(Math.log(720), within(1e-12));
    }

    @Test
    void farApartInTheRightOrderCostsNothing() {
        double[] far = Arrays.stream(REFERENCE).map(z -> 1000 * z).toArray();
        assertThat(loss(far, REFERENCE)).as("U14").isCloseTo(0, within(1e-12));
    }

    @Test
    void onlyDifferencesOfARowMatter() {
        double[] shifted = SCORES.clone();
        for (int i = 0; i < ITEMS; i++) {
            shifted[i] += 40;
        }
        assertThat(loss(shifted, REFERENCE)).as("U15").isCloseTo(loss(SCORES, REFERENCE), within(1e-12));
        for (var mode : PlackettLuceMode.values()) {
            double[] wide = Arrays.stream(SCORES).map(y -> 20 * y).toArray();
            double[] gradient = at(mode, wide, REFERENCE).get("gradient.scores");
            assertThat(Arrays.stream(gradient, 0, ITEMS).sum()).as("U16").isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void swappingNeighboursIntoOrderHelps() {
        double[] ordered = {1, 0.9, 0.8, 0.7, 0.6, 0.5};
        double[] inverted = {2, 1, 1.5, 0.5, 0.2, 0.1};
        double[] right = {2, 1.5, 1, 0.5, 0.2, 0.1};
        assertThat(loss(right, ordered)).as("U17").isLessThan(loss(inverted, ordered));
    }

    @Test
    void onlyTheOrderOfTheReferenceMatters() {
        double[] bent = Arrays.stream(REFERENCE).map(z -> Math.exp(3 * z)).toArray();
        assertThat(loss(SCORES, bent)).as("U18").isEqualTo(loss(SCORES, REFERENCE));
    }

    /// Two lists of four candidates, order 3: the last item of a list touches no other term of that list.
    @Test
    void transitionsSeeNoLaterItem() {
        var transitions = List.of(new Transition(2, 3, 2), new Transition(3, 3, 2));
        var model = new Module() {
            {
                child("two", transitions.getFirst());
                child("three", transitions.getLast());
            }
        };
        var inputs = List.of(Input.of("candidates", DType.F64, 4, 3), Input.of("reference", DType.F64, 2, 4));
        try (var function = new TracedFunction(libtorch, model, Precision.F64, inputs, in -> {
            Outputs tables = Outputs.none();
            transitions.forEach(t -> t.addTables(tables, "texts", in.get("candidates")));
            transitions.forEach(t -> t.addWeight(tables));
            Tensor order = Ordering.sort(in.get("reference"), 1, true).indices();
            Tensor terms = new TransitionTerms(tables.asInputs(), 3)
                    .perPosition("texts", List.of(order))
                    .getFirst();
            return Outputs.of("loss", Reductions.sum(terms.square())).and("terms", Ordering.gather(terms, 1, order));
        })) {
            function.randomise(1);
            double[] candidates = {0.5, -1, 0.2, 0.7, 0.1, -0.4, -0.9, 0.3, 0.8, 0.2, 0.6, -0.5};
            double[] reference = {4, 3, 2, 1, 3, 4, 2, 1};
            double[] before = function.at(Map.of("candidates", candidates, "reference", reference))
                    .get("terms");
            candidates[9] = 2; // of the candidate that is last in both lists
            double[] after = function.at(Map.of("candidates", candidates, "reference", reference))
                    .get("terms");
            for (int list = 0; list < 2; list++) {
                int from = 4 * list;
                assertThat(before[from]).as("nothing stands before the first").isZero();
                assertThat(Arrays.copyOfRange(after, from, from + 3))
                        .as("U22")
                        .isEqualTo(Arrays.copyOfRange(before, from, from + 3));
                assertThat(after[from + 3]).isNotEqualTo(before[from + 3]);
            }
        }
    }
}
