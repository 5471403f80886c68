package dev.dinoscope.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsLogTest {
    @TempDir
    private Path folder;

    @Test
    void aRefusedEvaluationIsReadAsSuch() throws Exception {
        var log = new ResultsLog(folder.resolve("results.jsonl"));
        var refused = EvaluationResult.refused(7, "retrieval", "val", Instant.EPOCH, "3 of 9 embeddings of images …");
        var good = new EvaluationResult(
                8, "retrieval", "val", Instant.EPOCH, new LinkedHashMap<>(Map.of("recall_at_1", 0.25)));
        log.append(refused);
        log.append(good);

        assertThat(log.read().results()).containsExactly(refused, good);
        assertThat(Files.readString(folder.resolve("results.jsonl"))
                        .lines()
                        .toList()
                        .getLast())
                .doesNotContain("refused");
    }

    @Test
    void aNumberMadeOfNaNIsNoResult() throws Exception {
        var metrics = new LinkedHashMap<>(Map.of("recall_at_1", Double.NaN));
        assertThatThrownBy(() -> new EvaluationResult(1, "knn", "val", Instant.EPOCH, metrics))
                .hasMessage("recall_at_1 is NaN, which is no result");

        var file = folder.resolve("results.jsonl");
        Files.writeString(file, """
                {"step":1,"task":"knn","split":"val","time":"2026-01-01T00:00:00Z","metrics":{"knn_top_1":"NaN"}}
                {"step":2,"task":"knn","split":"val","time":"2026-01-01T00:00:00Z","metrics":{"knn_top_1":null}}
                {"step":3,"task":"knn","split":"val","time":"2026-01-01T00:00:00Z","metrics":{"knn_top_1":0.5}}
                """);
        var read = new ResultsLog(file).read();
        assertThat(read.results()).extracting(EvaluationResult::step).containsExactly(3L);
        assertThat(read.warnings()).hasSize(2);
    }
}
