package dev.dinoscope.engine.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u200b",
                "\ufeff\u00a0",
                "\u3000\u2028",
                "\u0001\u007f",
                "\u3164",
                "\ufe0f",
                "\u2800"
            })
    void whatShowsNothingIsEmpty(String text) {
        assertThat(CaptionText.isEmpty(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "\u200ba\u200b", "猫", "😀", "é", "0"})
    void whatShowsAnythingIsNot(String text) {
        assertThat(CaptionText.isEmpty(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "NAN", "None", "null", "NULL", "<NA>", "N/A", "#N/A"})
    void whatProgramsWriteForNothingSeemsMissing(String text) {
        assertThat(CaptionText.seemsMissing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"naan", "nano", "none of them", "a null", "NA", ""})
    void whatPeopleWriteDoesNot(String text) {
        assertThat(CaptionText.seemsMissing(text)).isFalse();
    }
}
