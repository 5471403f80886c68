package dev.dinoscope.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatWouldBreakOrCommandALineIsSpelledOut() {
        assertThat(Printable.of("a\nb\u001b[31m\u202ee", 100)).isEqualTo("a\\nb\\x1b[31m\\u202ee");
        assertThat(Printable.of("größe 模型 🦖", 100)).isEqualTo("größe 模型 🦖");
        assertThat(Printable.of("half \ud83e", 100)).isEqualTo("half \\ud83e");
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(Printable.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Printable.of("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Printable.of("🦖🦖🦖", 2)).isEqualTo("🦖…");
    }
}
