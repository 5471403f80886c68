package dev.dinoscope.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.compare.Comparison.Row;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.EvaluationResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static RunContent run(String label, Map<String, Object> changes, String device, double... recalls) {
        var recipe = Configs.with(new Recipe(), changes);
        var results = new java.util.ArrayList<EvaluationResult>();
        for (int i = 0; i < recalls.length; i++) {
            var metrics = new LinkedHashMap<String, Double>();
            metrics.put("recall_at_1", recalls[i]);
            results.add(new EvaluationResult(100L * (i + 1), "retrieval", "val", Instant.EPOCH, metrics));
        }
        return new RunContent(
                label,
                FlatText.fromYaml(Configs.toYaml(recipe)),
                FlatText.fromYaml("{created: " + label + ", host: same, materials: {device: '" + device + "'}}"),
                Map.of("loss", 0.5),
                results);
    }

    private static Row row(Comparison comparison, int section, String key) {
        return comparison.sections().get(section).rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsOnlyWhatDiffersAndMarksDefaults() {
        var comparison = Comparison.of(
                List.of(run("a", Map.of(), "cpu"), run("b", Map.of("optim.learning_rate", 0.25), "cuda:0")));
        assertThat(comparison.sections().getFirst().rows()).extracting(Row::key).containsExactly("optim.learning_rate");
        var cells = row(comparison, 0, "optim.learning_rate").cells();
        assertThat(cells.get(0).usual()).isTrue();
        assertThat(cells.get(1)).isEqualTo(new Comparison.Cell("0.25", false));
        assertThat(comparison.sections().get(2).rows()).extracting(Row::key).containsExactly("materials.device");
    }

    @Test
    void tellsLastAndBestResults() {
        var comparison = Comparison.of(List.of(
                run("a", Map.of(), "cpu", 0.1, 0.3, 0.2), run("b", Map.of(), "cpu"), run("c", Map.of(), "cpu", 0.4)));
        assertThat(row(comparison, 1, "val/recall_at_1, last").cells())
                .extracting(Comparison.Cell::text)
                .containsExactly("0.2000", "–", "0.4000");
        assertThat(row(comparison, 1, "val/recall_at_1, best").cells())
                .extracting(Comparison.Cell::text)
                .containsExactly("0.3000 at 200", "–", "0.4000 at 100");
        assertThat(comparison.sections().getFirst().rows()).isEmpty();
    }

    @Test
    void aValueThatIsNotFiniteIsMarkedAndNeverTheBest() {
        var nan = Double.NaN;
        var comparison = Comparison.of(List.of(
                run("a", Map.of(), "cpu", 0.1, nan, Double.POSITIVE_INFINITY),
                run("b", Map.of(), "cpu", nan, 0.2),
                run("c", Map.of(), "cpu", nan)));
        assertThat(row(comparison, 1, "val/recall_at_1, last").cells())
                .extracting(Comparison.Cell::text)
                .containsExactly("not finite", "0.2000", "not finite");
        assertThat(row(comparison, 1, "val/recall_at_1, best").cells())
                .extracting(Comparison.Cell::text)
                .containsExactly("0.1000 at 100", "0.2000 at 200", "not finite");
    }

    @Test
    void writesTablesThatStayTables() {
        var comparison = new Comparison(
                List.of("a_b", "50 %"),
                List.of(new Comparison.Section(
                        "Settings",
                        List.of(new Row(
                                "x|y",
                                List.of(new Comparison.Cell("1,5", true), new Comparison.Cell("\"q\"", false)))))));
        assertThat(ComparisonText.MARKDOWN.of(comparison)).contains("| x\\|y | 1,5* | \"q\" |");
        assertThat(ComparisonText.CSV.of(comparison))
                .isEqualTo("section,key,a_b,50 %\nSettings,x|y,\"1,5\",\"\"\"q\"\"\"\n");
        assertThat(ComparisonText.LATEX.of(comparison)).contains(" & a\\_b & 50 \\% \\\\", "x|y & 1,5* & \"q\" \\\\");
    }

    @Test
    void comparesTwoToEight() {
        assertThatThrownBy(() -> Comparison.of(List.of(run("a", Map.of(), "cpu"))))
                .hasMessageContaining("2 to 8 runs");
    }
}
