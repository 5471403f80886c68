package dev.dinoscope.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

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
}
