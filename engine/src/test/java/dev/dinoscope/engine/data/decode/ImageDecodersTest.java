package dev.dinoscope.engine.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of file gives the pixels that Pillow sees; damaged files are refused with the reason.
class ImageDecodersTest {
    /// Lossless formats are exact. JPEGs differ by the rounding of inverse transforms; lossy WebP by how
    /// libwebp smooths chroma between samples, which TwelveMonkeys does not.
    private static double tolerance(String name) {
        if (name.equals("lossy.webp")) {
            return 10;
        }
        return name.contains("jpg") || name.startsWith("jpeg") ? 0.6 : name.contains("alpha") ? 0.5 : 0;
    }

    static Stream<Arguments> everyKindByEveryDecoder() {
        return Arrays.stream(ImageDecoders.values())
                .flatMap(kind -> GoldenImages.names().stream().map(name -> Arguments.of(kind, name)));
    }

    @ParameterizedTest
    @MethodSource("everyKindByEveryDecoder")
    void seesWhatPillowSees(ImageDecoders kind, String name) throws IOException {
        var expected = GoldenImages.expected(name);
        try (var decoder = kind.open(new DecodeConfig())) {
            var size = decoder.size(name, GoldenImages.bytes(name));
            var seen = decoder.decode(name, GoldenImages.bytes(name), 1);
            assertThat(size.height()).isEqualTo(seen.height()).isEqualTo(expected.height());
            assertThat(size.width()).isEqualTo(seen.width()).isEqualTo(expected.width());
            assertThat(meanDifference(seen, expected)).isLessThanOrEqualTo(tolerance(name));
        }
    }

    private static double meanDifference(Picture a, Picture b) {
        long sum = 0;
        int values = Picture.CHANNELS * a.height() * a.width();
        for (int i = 0; i < values; i++) {
            sum += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff));
        }
        return (double) sum / values;
    }

    @ParameterizedTest
    @MethodSource("everyKindByEveryDecoder")
    void aFileCutShortIsBrokenWithTheReason(ImageDecoders kind, String name) throws IOException {
        var whole = GoldenImages.bytes(name);
        try (var decoder = kind.open(new DecodeConfig())) {
            // The first frame of an animation may be whole when the second is cut.
            for (double share :
                    name.startsWith("animated") ? new double[] {0, 0.1} : new double[] {0, 0.02, 0.3, 0.7}) {
                var cut = Arrays.copyOf(whole, (int) (share * whole.length));
                assertThatThrownBy(() -> decoder.decode(name, cut, 1))
                        .as("%s of %s", share, name)
                        .isInstanceOf(BrokenImageException.class)
                        .hasMessageMatching("(?s)" + name + ": \\S.+");
            }
            decoder.decode(name, whole, 1); // and the decoder goes on
        }
    }
}
