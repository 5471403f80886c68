package dev.dinoscope.engine.data.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Attribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataEventsTest {
    private static final Attribution WHOM = new Attribution("noto", "Noto", "Google", "OFL-1.1", "https://e.org");

    @Test
    void everyKindComesBackAsItWas() {
        var splits = new LinkedHashMap<>(Map.of("train", 9));
        splits.put("val", 1);
        for (var event : List.of(
                new DataEvent.Advance("drawing", 3, 9),
                new DataEvent.Origin(List.of(WHOM), true, false),
                new DataEvent.Summary("1a", 10, 4, "16 × 16", splits, new LinkedHashMap<>(Map.of("noto", 10))),
                new DataEvent.Report("two lines\n\"quoted\" – ☃"))) {
            var line = DataEvents.line(event);
            assertThat(line).doesNotContain("\n");
            assertThat(DataEvents.parse(line)).contains(event);
        }
    }

    @Test
    void pixelsComeBackAsTheyWere() {
        var sample = new DataEvent.Sample(1, 2, new byte[] {0, -1, 127, -128, 5, 6}, "a cat", "val", "noto");
        assertThat(DataEvents.parse(DataEvents.line(sample)))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(sample);
    }

    @Test
    void whatOnlyAnotherVersionTellsIsPassedOver() {
        assertThat(DataEvents.parse("{\"event\":\"weather\",\"rain\":1}")).isEmpty();
        assertThat(DataEvents.parse("{\"event\":\"report\",\"text\":\"a\",\"rain\":1}"))
                .contains(new DataEvent.Report("a"));
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThatThrownBy(() -> DataEvents.parse("WARNING: something"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an event of data");
    }
}
