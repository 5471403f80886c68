package dev.dinoscope.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonSyntaxTextTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static String words(String text) {
        var fault = catchThrowableOfType(JacksonException.class, () -> JSON.readTree(text));
        assertThat(fault).as(text).isNotNull();
        return JsonSyntaxText.of(fault);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\": [1, 2        | ends too early",
                "{\"a\": \"b          | ends too early",
                "{\"a\": 1 \"b\": 2}  | unexpected character '\"'",
                "{\"a\": 1, }         | unexpected character '}'",
                "{\"a\": [1}          | '}' where ']' is expected",
                "{\"a\": nul}         | \"nul\" is no value; texts stand in double quotes",
                "{\"a\": NaN}         | \"NaN\" is no value; texts stand in double quotes",
                "{'a': 1}             | unexpected character '''",
                "{\"a\": \"\\x\"}     | a backslash before a character that none may stand before",
                "{\"a\": 01}          | a number that is none",
            })
    void faultsAreSaidInWords(String text, String words) {
        assertThat(words(text)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"b\u0001\"}", "{\"a\": \"b\n\"}"})
    void controlCharactersAreNamed(String text) {
        assertThat(words(text)).isEqualTo("a line break or another control character within a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "1", "x"})
    void limitsAreSaidWithoutTheParsersSettings(String part) {
        var text = part.equals("x") ? "{\"" + part.repeat(100_000) + "\": 1}" : part.repeat(2000);
        assertThat(words(text))
                .doesNotContain("`", "Constraints", "Feature")
                .matches("(a|lists) .*(digits|characters|other)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 0x1F}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{,}",
                "]",
                "/* a */ 1",
                "{\"a\": \u001e1}",
                "{\"a\"; 1}",
                "\u00001"
            })
    void nothingOfTheParserIsLeft(String text) {
        assertThat(words(text))
                .hasSizeLessThan(80)
                .doesNotContain("`", "code ", "Feature", "Source", "jackson", "token");
    }
}
