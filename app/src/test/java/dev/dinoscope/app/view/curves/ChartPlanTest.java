package dev.dinoscope.app.view.curves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.view.curves.ChartPlan.Chart;
import dev.dinoscope.app.view.curves.ChartPlan.Section;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChartPlanTest {
    private static final Set<String> CHOSEN = Set.of(
            "speed/images_per_second", "loss/rank", "loss", "zeta/x", "loss/clip", "optim/momentum", "rank/weight");

    @Test
    void usualChartsComeFirstThenGroupsByWhatAReaderAsks() {
        var plan = ChartPlan.of(CHOSEN, Set.of());
        assertThat(plan.sections()).extracting(Section::group).containsExactly("", "loss", "rank", "optim", "zeta");
        assertThat(plan.charts())
                .extracting(Chart::title)
                .containsExactly(
                        "loss",
                        "speed/images_per_second",
                        "loss/clip",
                        "loss/rank",
                        "rank/weight",
                        "optim/momentum",
                        "zeta/x");
    }

    @Test
    void aGroupOfSeveralSharesAChartOnDemand() {
        var plan = ChartPlan.of(CHOSEN, Set.of("loss", "rank"));
        assertThat(plan.sections().get(1))
                .isEqualTo(new Section("loss", List.of(new Chart("loss/*", List.of("loss/clip", "loss/rank"))), true));
        assertThat(plan.sections().get(2).joinable())
                .as("one scalar is a chart already")
                .isFalse();
    }

    @Test
    void theListHasEachGroupOnceAboveItsScalars() {
        var tags = List.of("loss", "loss/clip", "loss/rank", "rank/weight");
        assertThat(TagRow.of(tags))
                .containsExactly(
                        new TagRow.Tag("loss", false),
                        new TagRow.Group("loss", List.of("loss/clip", "loss/rank")),
                        new TagRow.Tag("loss/clip", true),
                        new TagRow.Tag("loss/rank", true),
                        new TagRow.Group("rank", List.of("rank/weight")),
                        new TagRow.Tag("rank/weight", true));
    }
}
