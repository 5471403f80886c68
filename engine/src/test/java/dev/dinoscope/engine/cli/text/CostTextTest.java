package dev.dinoscope.engine.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.run.RunCost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTextTest {
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 FLOP",
                "999 | 999 FLOP",
                "1000 | 1.00 kFLOP",
                "9995 | 10.0 kFLOP",
                "99949 | 99.9 kFLOP",
                "999499 | 999 kFLOP",
                "999500 | 1.00 MFLOP",
                "12345678901 | 12.3 GFLOP",
                "9223372036854775807 | 9.22 EFLOP"
            })
    void operationsHaveThreeDigits(long operations, String expected) {
        assertThat(CostText.flops(operations)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 MiB", "1 | 1.00 MiB", "37 | 37.0 MiB", "512 | 512 MiB", "1000 | 0.98 GiB", "1280 | 1.25 GiB"
            })
    void bytesHaveThreeDigits(long mib, String expected) {
        assertThat(CostText.bytes(mib * MIB)).isEqualTo(expected);
    }

    @Test
    void theTerminalSaysWhatTheWindowSays() {
        var cost = new RunCost(
                List.of(new RunCost.ModuleSize("image", 1_234_567, 7, 0)),
                12_345_678_901L,
                24_691_357_802L,
                new RunCost.Memory(3 * MIB, 0, 0, 40 * MIB, MIB, 5 * MIB, 600 * MIB, 0));
        var text = CostText.of(cost);
        var facts = CostText.facts(cost);
        assertThat(facts)
                .extracting(CostFact::name)
                .containsExactly("Parameters", "In training only", "Step", "Memory, estimated");
        assertThat(facts).allSatisfy(fact -> assertThat(text).contains(fact.value()));
        assertThat(text).contains("1,234,567", "12.3 GFLOP", "37.0 GFLOP", "40.0 MiB", "600 MiB");
        assertThat(text.lines().filter(line -> !line.isEmpty())).allMatch(line -> line.startsWith("#"));
    }
}
