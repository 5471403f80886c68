package dev.dinoscope.engine.data.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever the bytes: a picture or [BrokenImageException], within the memory that the setting allows.
class DamagedImagesTest {
    private static final int ROUNDS = Integer.getInteger("dinoscope.fuzz.rounds", 20);
    private static final DecodeConfig SMALL = new DecodeConfig(1, DecodeConfig.Background.WHITE);

    @ParameterizedTest
    @EnumSource(ImageDecoders.class)
    void damagedFilesGiveAPictureOrAReason(ImageDecoders kind) throws IOException {
        var random = new Random(11);
        int pictures = 0;
        try (var decoder = kind.open(SMALL)) {
            for (var name : GoldenImages.names()) {
                var whole = GoldenImages.bytes(name);
                for (int round = 0; round < ROUNDS; round++) {
                    try {
                        var picture = decoder.decode(name, damaged(whole, random), 1 + random.nextInt(3));
                        assertThat(Picture.bytes(picture.height(), picture.width()))
                                .isLessThanOrEqualTo(3_000_000);
                        pictures++;
                    } catch (BrokenImageException e) {
                        assertThat(e.why()).isNotBlank();
                    }
                }
            }
        }
        assertThat(pictures).isPositive();
    }

    /// Some bytes changed, perhaps early ones, perhaps a part cut off or doubled.
    private static byte[] damaged(byte[] whole, Random random) {
        var bytes = whole.clone();
        int within = random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length;
        for (int flips = random.nextInt(6); flips > 0; flips--) {
            bytes[random.nextInt(within)] = (byte) random.nextInt(256);
        }
        int length = bytes.length;
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(length));
            case 1 -> {
                var doubled = Arrays.copyOf(bytes, length + length / 2);
                System.arraycopy(bytes, length / 4, doubled, length, length / 2);
                yield doubled;
            }
            default -> bytes;
        };
    }
}
