package dev.dinoscope.engine.data.pictogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Pair;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What would be drawn, without drawing it.
class PictogramPlanTest {
    private static final ConceptTable TABLE = ConceptTable.bundled();

    private static List<Pair> plan(PictogramPairs source) {
        return source.drawings(TABLE).values().stream()
                .flatMap(List::stream)
                .map(Drawing::pair)
                .toList();
    }

    private static Map<String, Long> sizes(List<Pair> pairs) {
        return pairs.stream().collect(Collectors.groupingBy(Pair::split, TreeMap::new, Collectors.counting()));
    }

    /// Golden: published figures compare runs by these splits, so they must never move.
    @Test
    void theSplitsStayWhereTheyAre() {
        assertThat(sizes(plan(new PictogramPairs())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "train", 5766L,
                        "val", 620L,
                        "test", 625L,
                        "unseen", 799L,
                        "ood_style", 1281L,
                        "ood_style_unseen", 144L,
                        "restyled", 1265L,
                        "restyled_unseen", 144L,
                        "ood_sketch", 2235L,
                        "ood_sketch_unseen", 253L));
    }

    @Test
    void leavingStylesOutMovesNoDrawingToAnotherSplit() {
        var all = plan(new PictogramPairs()).stream().collect(Collectors.toMap(Pair::id, Pair::split));
        var some = plan(new PictogramPairs(List.of("noto", "fxemoji"), 64, LabelSet.COLLAPSED, 5));
        assertThat(some).isNotEmpty().allMatch(pair -> pair.split().equals(all.get(pair.id())));
    }

    @Test
    void everyConceptIsDrawnOnceAStyleAndUnseenOnesAreNeverTrainedOn() {
        for (var labels : LabelSet.values()) {
            var pairs = plan(new PictogramPairs(List.of(), 64, labels, 5));
            assertThat(pairs)
                    .extracting(pair -> pair.concept() + "/" + pair.style())
                    .doesNotHaveDuplicates();
            var unseen = pairs.stream()
                    .filter(pair -> pair.split().endsWith("unseen"))
                    .map(Pair::concept)
                    .collect(Collectors.toSet());
            assertThat(pairs.stream().filter(pair -> unseen.contains(pair.concept())))
                    .allMatch(pair -> pair.split().endsWith("unseen"));
        }
    }

    @Test
    void noDrawingIsUsedForTwoConcepts() {
        for (var drawings : new PictogramPairs(List.of(), 64, LabelSet.FULL, 5)
                .drawings(TABLE)
                .values()) {
            assertThat(drawings).extracting(Drawing::icon).doesNotHaveDuplicates();
        }
    }

    @Test
    void captionsNameTheThingAndNeverTheStyle() {
        var pairs = plan(new PictogramPairs());
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.captions()).hasSizeBetween(3, 5).allMatch(caption -> caption.contains(pair.label()));
            assertThat(pair.canonicalCaption()).isEqualTo("a drawing of " + pair.label());
        });
        var words = pairs.stream()
                .flatMap(pair -> pair.captions().stream())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        assertThat(words).doesNotContain("twemoji", "emojione", "openmoji", "noto emoji", "fluent", "fxemoji");
    }

    @Test
    void collapsingMergesPeopleOnly() {
        var full = TABLE.labelSet(LabelSet.FULL);
        var collapsed = TABLE.labelSet(LabelSet.COLLAPSED);
        assertThat(full).hasSize(1644);
        assertThat(collapsed).hasSize(1433).extracting(Concept::label).doesNotHaveDuplicates();
        assertThat(collapsed)
                .extracting(Concept::label)
                .contains("man", "woman", "fox", "person running")
                .doesNotContain("woman running");
    }

    @Test
    void everyStyleHasItsAttribution() {
        assertThat(new PictogramPairs().attributions()).hasSize(11).allSatisfy(attribution -> {
            assertThat(attribution.author()).isNotBlank();
            assertThat(attribution.licence()).isNotBlank();
        });
    }

    @Test
    void anUnknownStyleIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> new PictogramPairs(List.of("nato"), 64, LabelSet.FULL, 5))
                .hasMessageContaining("styles: nato — expected some of noto, twemoji");
    }
}
