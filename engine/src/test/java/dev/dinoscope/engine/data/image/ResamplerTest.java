package dev.dinoscope.engine.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.run.tensors.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplerTest {
    private static final Offset<Float> EXACT = Offset.offset(1e-3f);

    private static byte[] noise(int side) {
        var pixels = new byte[3 * side * side];
        new Random(3).nextBytes(pixels);
        return pixels;
    }

    private static float[] resample(byte[] source, int side, int out, Box box, boolean flip) {
        var into = new float[3 * out * out];
        new Resampler(out).resample(new Picture(side, side, source), box, flip, into);
        return into;
    }

    @Test
    void theWholeImageAtItsOwnSizeIsUnchanged() {
        var source = noise(5);
        var planes = resample(source, 5, 5, new Box(0, 0, 5, 5), false);
        for (int pixel = 0; pixel < 25; pixel++) {
            for (int channel = 0; channel < 3; channel++) {
                assertThat(planes[channel * 25 + pixel]).isEqualTo(source[3 * pixel + channel] & 0xff, EXACT);
            }
        }
    }

    @Test
    void flippingMirrorsEachRow() {
        var source = noise(4);
        var box = new Box(0.3f, 0.1f, 3.1f, 3.4f);
        var straight = resample(source, 4, 6, box, false);
        var mirrored = resample(source, 4, 6, box, true);
        for (int i = 0; i < straight.length; i++) {
            assertThat(mirrored[i / 6 * 6 + 5 - i % 6]).isEqualTo(straight[i], EXACT);
        }
    }

    /// Pillow's bilinear filter: halving weighs four neighbours 1:3:3:1, renormalised at the edge to 3:3:1.
    @Test
    void shrinkingAveragesAsPillowDoes() {
        int side = 8;
        var ramp = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            Arrays.fill(ramp, 3 * i, 3 * i + 3, (byte) ((i % side) * (i % side)));
        }
        var halved = resample(ramp, side, 4, new Box(0, 0, side, side), false);
        assertThat(halved[0]).isEqualTo((3 * 0 + 3 * 1 + 1 * 4) / 7f, EXACT);
        assertThat(halved[1]).isEqualTo((1 * 1 + 3 * 4 + 3 * 9 + 1 * 16) / 8f, EXACT);
        assertThat(halved[3]).isEqualTo((1 * 25 + 3 * 36 + 3 * 49) / 7f, EXACT);
    }

    /// Pillow rounds to whole intensities between its two passes and at the end, and cuts to 0…255 in between;
    /// nothing else differs.
    @ParameterizedTest
    @EnumSource
    void boxesOfAnImageAreResizedAsPillowDoes(Interpolation interpolation) throws IOException {
        var file = interpolation == Interpolation.BILINEAR ? "resize" : "resize_bicubic";
        try (var golden = Safetensors.open(
                Path.of("src/test/resources/dev/dinoscope/engine/data/image/" + file + ".safetensors"))) {
            var source = golden.tensor("source");
            var picture = new Picture(source.size(0), source.size(1), source.toBytes());
            for (var name : golden.tensors().keySet()) {
                if (!name.equals("source")) {
                    var expected = golden.tensor(name).toBytes();
                    assertThat(largestDifference(picture, interpolation, name, expected))
                            .as(name)
                            .isLessThanOrEqualTo(interpolation == Interpolation.BILINEAR ? 1.01f : 2.5f);
                }
            }
        }
    }

    /// @param name side and edges of the box, such as `16:0.0,0.0,53.0,41.0`
    private static float largestDifference(Picture picture, Interpolation interpolation, String name, byte[] expected) {
        int side = Integer.parseInt(name.substring(0, name.indexOf(':')));
        var edges = Arrays.stream(name.substring(name.indexOf(':') + 1).split(",", -1))
                .map(Float::valueOf)
                .toList();
        var box = new Box(edges.get(0), edges.get(1), edges.get(2) - edges.get(0), edges.get(3) - edges.get(1));
        var planes = new float[3 * side * side];
        new Resampler(side, interpolation).resample(picture, box, false, planes);
        float largest = 0;
        for (int i = 0; i < expected.length; i++) {
            float seen = Math.clamp(planes[i % 3 * side * side + i / 3], 0f, 255f);
            largest = Math.max(largest, Math.abs(seen - (expected[i] & 0xff)));
        }
        return largest;
    }

    @Test
    void beyondTheEdgeThereIsWhitePaper() {
        var black = new byte[3 * 16];
        var planes = resample(black, 4, 8, new Box(-2, -2, 8, 8), false);
        assertThat(planes[0]).isEqualTo(255);
        assertThat(planes[3 * 8 + 3]).isZero();
        assertThat(planes[3 * 8 + 7]).isEqualTo(255);
    }

    @Test
    void aBoxBesideTheImageIsAllWhite() {
        assertThat(resample(noise(4), 4, 3, new Box(9, 9, 4, 4), false)).containsOnly(255f);
    }
}
