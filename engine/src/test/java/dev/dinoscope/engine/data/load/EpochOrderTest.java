package dev.dinoscope.engine.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
    /// 50 concepts of one to seven images, like the pictograms' training split in small.
    private static List<Pair> pairs() {
        var random = new Random(1);
        var pairs = new ArrayList<Pair>();
        for (int concept = 0; concept < 50; concept++) {
            for (int image = random.nextInt(7); image >= 0; image--) {
                var id = concept + "/" + image;
                pairs.add(new Pair(id, "c" + concept, "", "", "", "", "train", "", List.of("x")));
            }
        }
        return pairs;
    }

    private static EpochOrder order(List<Pair> pairs, int batch, boolean distinct) {
        return new EpochOrder(
                PairTable.of(pairs), IntStream.range(0, pairs.size()).toArray(), batch, distinct, 42);
    }

    private static List<int[]> rows(EpochOrder order, long epoch) {
        return order.epoch(epoch).stream().map(Rows::toArray).toList();
    }

    @Test
    void noConceptIsTwiceInABatchAndNoRowTwiceInAnEpoch() {
        var pairs = pairs();
        var order = order(pairs, 16, true);
        for (long epoch = 0; epoch < 20; epoch++) {
            var batches = rows(order, epoch);
            assertThat(batches).hasSize(pairs.size() / 16);
            assertThat(batches.stream().flatMapToInt(Arrays::stream).toArray()).doesNotHaveDuplicates();
            for (int[] batch : batches) {
                assertThat(batch).hasSize(16);
                assertThat(Arrays.stream(batch).mapToObj(row -> pairs.get(row).concept()))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void whatAnEpochDropsIsLessThanABatchAndChanges() {
        var pairs = pairs();
        var order = order(pairs, 16, true);
        var seen = IntStream.range(0, 20)
                .boxed()
                .flatMap(epoch ->
                        rows(order, epoch).stream().flatMapToInt(Arrays::stream).boxed())
                .distinct();
        assertThat(seen).hasSize(pairs.size());
    }

    @Test
    void aConceptTooFrequentToBeSpreadIsAllowedTwice() {
        var pairs = pairs().subList(0, 4).stream()
                .map(pair -> new Pair(pair.id(), "same", "", "", "", "", "train", "", List.of("x")))
                .toList();
        assertThat(rows(order(pairs, 2, true), 0).stream().flatMapToInt(Arrays::stream))
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void epochsDifferAndRepeat() {
        for (boolean distinct : new boolean[] {true, false}) {
            var order = order(pairs(), 16, distinct);
            assertThat(rows(order, 3).getFirst()).isEqualTo(rows(order, 3).getFirst());
            assertThat(rows(order, 3).getFirst()).isNotEqualTo(rows(order, 4).getFirst());
        }
    }

    @Test
    void aBatchLargerThanTheSplitIsRefused() {
        assertThatThrownBy(() -> order(pairs(), 5000, true)).hasMessageContaining("a batch of 5000 is larger");
    }
}
