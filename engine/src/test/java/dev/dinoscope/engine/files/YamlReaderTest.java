package dev.dinoscope.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class YamlReaderTest {
    private static void assertRefused(String yaml, String reason) {
        assertThatThrownBy(() -> YamlReader.compose("test", yaml))
                .isInstanceOf(YamlEngineException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> YamlReader.plain(yaml)).isInstanceOf(YamlEngineException.class);
    }

    @Test
    void scalarsStayText() {
        assertThat(YamlReader.plain("a: 1.0\nb: [yes, 'no']")).isEqualTo(Map.of("a", "1.0", "b", List.of("yes", "no")));
        assertThat(YamlReader.plain("")).isNull();
        assertThat(YamlReader.compose("test", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void deepNestingIsRefusedBeforeAnythingRecursiveSeesIt(String opening) {
        assertRefused(opening.repeat(100_000), "nested deeper than 32 levels");
    }

    @Test
    void aliasesCountWithWhatTheyStandFor() {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            var alias = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(4, alias)) + "]\n");
        }
        assertRefused(yaml.toString(), "more than 100000 values");
    }

    @Test
    void anAnchorInItselfIsRefused() {
        assertRefused("a: &a [1, [*a]]", "the anchor a refers to itself");
    }

    @Test
    void veryManyValuesAndVeryLongTextsAreRefused() {
        assertRefused("[" + "a,".repeat(200_000) + "]", "more than 100000 values");
        assertRefused("#".repeat((1 << 20) + 1), "longer than 1 MiB");
    }

    @Test
    void anAliasUsedAsMeantIsRead() {
        assertThat(YamlReader.plain("a: &a {x: 1}\nb: *a"))
                .isEqualTo(Map.of("a", Map.of("x", "1"), "b", Map.of("x", "1")));
    }
}
