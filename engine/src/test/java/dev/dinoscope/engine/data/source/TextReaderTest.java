package dev.dinoscope.engine.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextReaderTest {
    private static final String LETTERS = "aé€😀\n ";

    /// Gives few bytes at a time, as pipes of the operating system do.
    private static InputStream slowly(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(3, length));
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder("ab");
        var letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(20_000); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    @Test
    void everyEncodingWithAndWithoutMarkGivesTheText() throws IOException {
        var random = new Random(1);
        for (var name : List.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            var charset = Charset.forName(name);
            var text = text(random);
            for (var mark : List.of("", "\uFEFF")) {
                var bytes = (mark + text).getBytes(charset);
                assertThat(TextReader.decode(bytes)).as(name).isEqualTo(text);
                try (var reader = new TextReader(slowly(bytes))) {
                    assertThat(reader.readAllAsString()).isEqualTo(text);
                    assertThat(reader.position()).isEqualTo(bytes.length);
                }
            }
        }
        for (var few : List.of("", "a", "é", "ab")) {
            assertThat(TextReader.decode(few.getBytes(StandardCharsets.UTF_8))).isEqualTo(few);
        }
    }

    @Test
    void bytesThatAreNoTextAreKeptApartAndTheirPlaceIsKnown() throws IOException {
        var bytes = "caf\u00e9 au lait".getBytes(StandardCharsets.ISO_8859_1);
        var text = TextReader.decode(bytes);
        assertThat(text).isEqualTo("caf\udce9 au lait");
        assertThat(TextFault.of(text)).hasValue("byte 0xE9 is not UTF-8; save the text as UTF-8");
        assertThat(TextFault.of("😀 café")).isEmpty();
        assertThat(TextFault.shown(text)).isEqualTo("caf\ufffd au lait");
        try (var reader = new TextReader(new ByteArrayInputStream("é€😀x".getBytes(StandardCharsets.UTF_8)))) {
            reader.read(new char[10], 0, 10);
            assertThat(reader.byteOf(0)).isZero();
            assertThat(reader.byteOf(2)).isEqualTo(5);
            assertThat(reader.byteOf(4)).isEqualTo(9);
        }
    }

    @Test
    void noByteIsLost() throws IOException {
        var random = new Random(2);
        for (int round = 0; round < 5_000; round++) {
            var bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            bytes[0] = 'a'; // no byte order mark
            for (int i = 1; i < bytes.length; i++) {
                bytes[i] = bytes[i] == 0 ? (byte) 0xc3 : bytes[i];
            }
            assertThat(encoded(TextReader.decode(bytes))).isEqualTo(bytes);
        }
    }

    private static byte[] encoded(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (Character.isSupplementaryCodePoint(point)) {
                i++;
            }
            if (point >= TextFault.ESCAPE && point <= TextFault.ESCAPE + 0xff) {
                bytes.write(point - TextFault.ESCAPE);
            } else {
                bytes.write(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
