package dev.dinoscope.engine.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// BMPs whose channels have numbers of bits of their own. Pillow 12.3 sees the same where it knows the masks.
class BitmapTest {
    private static final int[][] COLOURS = {
        {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}, {128, 128, 128}, {255, 138, 61}, {245, 78, 0}, {0, 0, 0}
    };
    private static final int BITFIELDS = 3;

    /// Masks of red, green, blue and alpha, in hexadecimal.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "16 F800 7E0 1F 0",
                "16 7C00 3E0 1F 0",
                "16 F00 F0 F 0",
                "16 F00 F0 F F000",
                "16 7C00 3E0 1F 8000",
                "16 FC00 3E0 1F 0",
                "16 1F 7E0 F800 0",
                "16 E0 1C 3 0",
                "16 C000 3F00 FF 0",
                "16 F800 7C0 3E 0",
                "32 FF0000 FF00 FF 0",
                "32 FF 00FF00 FF0000 0",
                "32 3FF00000 FFC00 3FF 0",
                "32 7FF 3FF800 FFC00000 0",
                "32 F800 7E0 1F 0",
                "32 FF00 FF FF0000 0",
                "32 FF0000 FF00 FF FF000000"
            })
    void eachChannelCountsByItsOwnBits(String masks) throws IOException {
        var words = masks.split(" ");
        int bits = Integer.parseInt(words[0]);
        int[] mask = Arrays.stream(words)
                .skip(1)
                .mapToInt(word -> (int) Long.parseLong(word, 16))
                .toArray();
        for (int header : new int[] {40, 52, 56, 108, 124}) {
            for (int height : new int[] {1, -1}) {
                assertSeen(bitmap(header, bits, BITFIELDS, height, mask, -1), mask);
            }
        }
    }

    private static void assertSeen(byte[] file, int[] masks) throws IOException {
        for (var kind : ImageDecoders.values()) {
            try (var decoder = kind.open(new DecodeConfig())) {
                var rgb = decoder.decode("a.bmp", file, 1).rgb();
                for (int i = 0; i < 3 * COLOURS.length; i++) {
                    int levels = (1 << Integer.bitCount(masks[i % 3])) - 1;
                    assertThat(rgb[i] & 0xff).isCloseTo(COLOURS[i / 3][i % 3], within(128 / levels + 1));
                }
            }
        }
    }

    /// Without a mask for them, or when they would hide the whole picture, the bits beside the colours say nothing.
    @Test
    void whatIsNoAlphaHidesNothing() throws IOException {
        int[] none = {0xff0000, 0xff00, 0xff, 0};
        int[] alpha = {0xff0000, 0xff00, 0xff, 0xff000000};
        assertSeen(bitmap(40, 32, BITFIELDS, 1, none, 0x7f000000), none);
        assertSeen(bitmap(40, 32, 0, 1, none, 0x7f000000), none);
        assertSeen(bitmap(124, 32, 0, 1, alpha, 0x7f000000), none);
        assertSeen(bitmap(124, 32, BITFIELDS, 1, alpha, 0), none);
    }

    @Test
    void alphaWithAMaskLetsThePaperThrough() throws IOException {
        int[] alpha = {0xff0000, 0xff00, 0xff, 0xff000000};
        try (var decoder = ImageDecoders.FASTEST.open(new DecodeConfig())) {
            var rgb = decoder.decode("a.bmp", bitmap(124, 32, BITFIELDS, 1, alpha, 0x80000000), 1)
                    .rgb();
            assertThat(new int[] {rgb[0] & 0xff, rgb[1] & 0xff, rgb[2] & 0xff}).containsExactly(255, 127, 127);
        }
    }

    @Test
    void theSecondHeaderOfOs2IsKnown() throws IOException {
        var windows = bitmap(40, 32, 0, 1, new int[] {0xff0000, 0xff00, 0xff, 0}, 0);
        var os2 = ImageParts.insert(windows, 54, new byte[24]);
        ByteBuffer.wrap(os2).order(ByteOrder.LITTLE_ENDIAN).putInt(14, 64).putInt(10, 78);
        assertSeen(os2, new int[] {0xff0000, 0xff00, 0xff, 0});
    }

    /// One row of [#COLOURS].
    ///
    /// @param height 1, or -1 for a file whose first row is the topmost
    /// @param others bits beside the colours; -1 sets those of the alpha mask
    private static byte[] bitmap(int header, int bits, int compression, int height, int[] masks, int others) {
        boolean after = header == 40 && compression == BITFIELDS;
        int pixels = 14 + header + (after ? 12 : 0);
        var bytes = ByteBuffer.allocate(pixels + COLOURS.length * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'B').put((byte) 'M').putInt(bytes.capacity()).putInt(0).putInt(pixels);
        bytes.putInt(header)
                .putInt(COLOURS.length)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits);
        bytes.putInt(compression).position(54);
        for (int i = 0; i < (after || header == 52 ? 3 : header > 52 ? 4 : 0); i++) {
            bytes.putInt(masks[i]);
        }
        bytes.position(pixels);
        for (int[] colour : COLOURS) {
            int value = others == -1 ? masks[3] : others;
            for (int channel = 0; channel < 3; channel++) {
                int levels = (1 << Integer.bitCount(masks[channel])) - 1;
                value |= Math.round(colour[channel] * levels / 255f) << Integer.numberOfTrailingZeros(masks[channel]);
            }
            bytes = bits == 16 ? bytes.putShort((short) value) : bytes.putInt(value);
        }
        return bytes.array();
    }
}
