package dev.dinoscope.engine.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.image.BrokenImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What decoders would pass over, or spend minutes on.
class ImageFaultsTest {
    @ParameterizedTest
    @EnumSource(ImageDecoders.class)
    void aJpegOfHundredsOfScansIsRefusedAtOnce(ImageDecoders kind) throws IOException {
        var whole = progressive();
        try (var decoder = kind.open(new DecodeConfig())) {
            assertThat(decoder.decode("a.jpg", whole, 1).width()).isEqualTo(40);
            assertThat(decoder.decode("a.jpg", withScans(whole, 20), 1).width()).isEqualTo(40);
            assertThatThrownBy(() -> decoder.decode("a.jpg", withScans(whole, 400), 1))
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessage("a.jpg: has more than 64 progressive scans, which would take too long to decode;"
                            + " save it anew");
        }
    }

    /// A large image may have fewer: each takes as long as a picture of its own.
    @Test
    void howManyScansDependsOnTheSize() throws IOException {
        var large = withScans(progressive(), 30);
        int frame = indexOf(large, 0xc2, 0);
        large[frame + 5] = 0x20; // 8,192 and more rows
        large[frame + 7] = 0x20;
        assertThat(JpegPixels.fault(large).orElseThrow()).startsWith("has more than 16 progressive scans");
        assertThat(JpegPixels.fault(withScans(progressive(), 30))).isEmpty();
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(ImageParts.onItsSide(), null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// The last scan again and again.
    private static byte[] withScans(byte[] jpeg, int copies) {
        int last = 0;
        for (int at = indexOf(jpeg, 0xda, 0); at >= 0; at = indexOf(jpeg, 0xda, at + 1)) {
            last = at;
        }
        var scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        var more = new byte[copies * scan.length];
        for (int i = 0; i < copies; i++) {
            System.arraycopy(scan, 0, more, i * scan.length, scan.length);
        }
        return ImageParts.insert(jpeg, jpeg.length - 2, more);
    }

    private static int indexOf(byte[] jpeg, int marker, int from) {
        for (int at = from; at + 1 < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xff && jpeg[at + 1] == (byte) marker) {
                return at;
            }
        }
        return -1;
    }

    /// The JDK's reader does not look at checksums: another palette or size would be another picture.
    @Test
    void aPngWithAFlippedBitIsRefused() throws IOException {
        for (var name : new String[] {"colour.png", "palette_alpha.png", "grey16.png"}) {
            var whole = GoldenImages.bytes(name);
            try (var decoder = ImageDecoders.FASTEST.open(new DecodeConfig())) {
                for (int at = 8; at < whole.length - 12; at++) {
                    var damaged = whole.clone();
                    damaged[at] ^= 4;
                    assertThatThrownBy(() -> decoder.decode(name, damaged, 1))
                            .as("%s, byte %d", name, at)
                            .isInstanceOf(BrokenImageException.class);
                }
            }
        }
    }

    @Test
    void aDamagedRemarkInAPngDoesNotHurt() throws IOException {
        var remark = ImageParts.chunk("tEXt", ImageParts.ascii("Comment\0hello"));
        remark[12] ^= 1;
        var file = ImageParts.insert(GoldenImages.bytes("colour.png"), 33, remark);
        try (var decoder = ImageDecoders.FASTEST.open(new DecodeConfig())) {
            assertThat(decoder.decode("a.png", file, 1).rgb())
                    .startsWith(GoldenImages.expected("colour.png").rgb());
        }
    }
}
