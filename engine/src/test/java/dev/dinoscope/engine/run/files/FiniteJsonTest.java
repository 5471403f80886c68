package dev.dinoscope.engine.run.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiniteJsonTest {
    @TempDir
    private Path directory;

    private record Numbers(double loss, float norm, Double boxed, List<Double> list) {}

    @Test
    void aNumberThatIsNotFiniteIsNull() {
        var numbers =
                new Numbers(Double.NaN, Float.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, List.of(Double.NaN, 0.5));
        assertThat(FiniteJson.mapper().build().writeValueAsString(numbers))
                .isEqualTo("{\"loss\":null,\"norm\":null,\"boxed\":null,\"list\":[null,0.5]}");
    }

    @Test
    void soIsOneInAnArray() {
        assertThat(FiniteJson.mapper().build().writeValueAsString(new double[] {1, Double.NaN}))
                .isEqualTo("[1.0,null]");
    }

    @Test
    void everyWayInWhichOneWasEverWrittenIsRead() {
        var mapper = FiniteJson.mapper().build();
        for (var text : List.of("null", "\"NaN\"", "NaN")) {
            assertThat(mapper.readValue("{\"loss\": " + text + "}", Numbers.class)
                            .loss())
                    .as(text)
                    .isNaN();
        }
        assertThat(mapper.readValue("{\"boxed\": \"Infinity\"}", Numbers.class).boxed())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void resultsAndStatesAreWrittenWithNullAndOlderOnesStillRead() throws IOException {
        var status = RunStatus.created(10, Instant.EPOCH)
                .withProgress(1, 10, new LinkedHashMap<>(Map.of("loss", Double.NaN)), Instant.EPOCH);
        var text = JsonFile.text(status);
        assertThat(text).contains("\"loss\" : null").doesNotContain("NaN");
        var file = directory.resolve("state.json");
        for (var written : List.of("null", "\"NaN\"", "NaN")) {
            Files.writeString(file, text.replace("\"loss\" : null", "\"loss\" : " + written));
            assertThat(new JsonFile(file, new SizeLimit("a state", 1 << 16))
                            .read(RunStatus.class, "")
                            .metrics())
                    .containsEntry("loss", Double.NaN);
        }
        var results = directory.resolve("results.jsonl");
        Files.writeString(results, """
                {"step":1,"task":"x","split":"val","time":"1970-01-01T00:00:00Z","metrics":{"a":"NaN","b":0.5}}
                {"step":2,"task":"x","split":"val","time":"1970-01-01T00:00:00Z","metrics":{"a":null,"b":0.5}}
                {"step":3,"task":"x","split":"val","time":"1970-01-01T00:00:00Z","metrics":{"a":NaN,"b":0.5}}
                """);
        var read = new ResultsLog(results).read();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.results())
                .hasSize(3)
                .allSatisfy(result -> assertThat(result.metrics())
                        .containsEntry("a", Double.NaN)
                        .containsEntry("b", 0.5));
    }
}
