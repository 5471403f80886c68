package dev.dinoscope.engine.data.decode.header;

import static dev.dinoscope.engine.data.decode.ImageParts.ascii;
import static dev.dinoscope.engine.data.decode.ImageParts.chunk;
import static dev.dinoscope.engine.data.decode.ImageParts.exif;
import static dev.dinoscope.engine.data.decode.ImageParts.insert;
import static dev.dinoscope.engine.data.decode.ImageParts.join;
import static dev.dinoscope.engine.data.decode.ImageParts.number;
import static dev.dinoscope.engine.data.decode.ImageParts.segment;
import static dev.dinoscope.engine.data.decode.ImageParts.xmp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.GoldenImages;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.decode.ImageParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every place where Pillow's `exif_transpose` finds an orientation: all pictures are 60 × 40 and red on the left when
/// upright. Which of them Pillow 12.3 turns was tried with the same bytes.
class OrientationTest {
    private static final byte[] JPEG = ImageParts.encoded(ImageParts.onItsSide(), "jpg");
    private static final byte[] PNG = ImageParts.encoded(ImageParts.onItsSide(), "png");
    private static final byte[] EXIF_PREFIX = ascii("Exif\0\0");
    private static final byte[] XMP_PREFIX = ascii("http://ns.adobe.com/xap/1.0/\0");
    private static final byte[] ATTRIBUTE = xmp("tiff:Orientation=\"6\"/>");
    private static final byte[] ELEMENT = xmp("><tiff:Orientation>6</tiff:Orientation></rdf:Description>");
    private static final byte[] OTHER = xmp("tiff:Orientation=\"3\"/>");
    private static final byte[] PLAIN = exif(ByteOrder.BIG_ENDIAN, 3, 1, new byte[] {0, 6, 0, 0});

    @TestFactory
    Stream<DynamicTest> isFoundWhereverItStands() {
        var files = new LinkedHashMap<String, byte[]>();
        jpegs(files);
        pngs(files);
        webps(files);
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    assertThat(seen(file.getKey(), file.getValue())).isEqualTo("60 × 40, red left");
                }));
    }

    @TestFactory
    Stream<DynamicTest> isNotMadeUp() {
        var files = new LinkedHashMap<String, byte[]>();
        for (int type : new int[] {1, 2, 7, 99}) {
            files.put("type " + type, app1(exif(ByteOrder.BIG_ENDIAN, type, 1, new byte[] {6, 0, 0, 0})));
        }
        files.put("no such number", app1(exif(ByteOrder.BIG_ENDIAN, 3, 1, new byte[] {0, 9, 0, 0})));
        var nine = exif(ByteOrder.BIG_ENDIAN, 3, 1, new byte[] {0, 9, 0, 0});
        files.put("no such number before XMP", insert(JPEG, 2, join(exifSegment(nine), xmpSegment(ATTRIBUTE))));
        files.put("none", JPEG);
        return files.entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    assertThat(seen(file.getKey(), file.getValue())).startsWith("40 × 60");
                }));
    }

    private static void jpegs(Map<String, byte[]> files) {
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int[][] types = {{3, 2}, {4, 4}, {6, 1}, {8, 2}, {9, 4}, {13, 4}};
            for (int[] type : types) {
                files.put("type " + type[0] + " " + order, app1(exif(order, type[0], 1, number(order, type[1], 6))));
            }
            var rational = join(number(order, 4, 6), number(order, 4, 1));
            files.put("rational " + order, app1(exif(order, 5, 1, rational)));
            files.put("float " + order, app1(exif(order, 11, 1, number(order, 4, Float.floatToIntBits(6)))));
            files.put(
                    "of two the first " + order,
                    app1(exif(order, 3, 2, join(number(order, 2, 6), number(order, 2, 1)))));
        }
        files.put("padding before", insert(JPEG, 2, join(new byte[] {-1, -1, -1}, exifSegment(PLAIN))));
        files.put(
                "after the profile",
                insert(JPEG, 2, join(segment(0xe2, ascii("ICC_PROFILE\0\1\1" + "x".repeat(300))), exifSegment(PLAIN))));
        files.put("after the size", beforePixels(exifSegment(PLAIN)));
        files.put("prefix twice", app1(join(EXIF_PREFIX, PLAIN)));
        files.put(
                "in two parts",
                insert(
                        JPEG,
                        2,
                        join(
                                exifSegment(Arrays.copyOf(PLAIN, 20)),
                                exifSegment(Arrays.copyOfRange(PLAIN, 20, PLAIN.length)))));
        files.put("XMP attribute", insert(JPEG, 2, xmpSegment(ATTRIBUTE)));
        files.put("XMP element after the size", beforePixels(xmpSegment(ELEMENT)));
        files.put("the last XMP", insert(JPEG, 2, join(xmpSegment(OTHER), xmpSegment(ELEMENT))));
        files.put("EXIF before XMP", insert(JPEG, 2, join(xmpSegment(OTHER), exifSegment(PLAIN))));
    }

    private static void pngs(Map<String, byte[]> files) {
        var raw = ascii("\nexif\n      " + (EXIF_PREFIX.length + PLAIN.length) + "\n"
                + HexFormat.of().formatHex(join(EXIF_PREFIX, PLAIN)).replaceAll("(.{72})", "$1\n") + "\n");
        var parts = Map.of(
                "eXIf", chunk("eXIf", PLAIN),
                "eXIf with a prefix", chunk("eXIf", join(EXIF_PREFIX, PLAIN)),
                "raw profile", chunk("tEXt", join(ascii("Raw profile type exif\0"), raw)),
                "raw profile, compressed", chunk("zTXt", join(ascii("Raw profile type exif\0\0"), deflated(raw))),
                "raw profile, international", chunk("iTXt", join(ascii("Raw profile type exif\0\0\0en\0\0"), raw)),
                "XMP", chunk("iTXt", join(ascii("XML:com.adobe.xmp\0\0\0\0\0"), ATTRIBUTE)),
                "XMP, compressed", chunk("iTXt", join(ascii("XML:com.adobe.xmp\0\1\0\0\0"), deflated(ELEMENT))),
                "EXIF before XMP",
                        join(chunk("iTXt", join(ascii("XML:com.adobe.xmp\0\0\0\0\0"), OTHER)), chunk("eXIf", PLAIN)));
        parts.forEach((name, part) -> {
            files.put("PNG, before pixels: " + name, insert(PNG, 33, part));
            files.put("PNG, after pixels: " + name, insert(PNG, PNG.length - 12, part));
        });
    }

    /// A lossless WebP in the extended form, which announces what it holds.
    private static void webps(Map<String, byte[]> files) {
        files.put("WebP EXIF", webp(0x08, riff("EXIF", PLAIN)));
        files.put("WebP EXIF with a prefix", webp(0x08, riff("EXIF", join(EXIF_PREFIX, PLAIN))));
        files.put("WebP XMP", webp(0x04, riff("XMP ", ELEMENT)));
    }

    private static byte[] webp(int announced, byte[] part) {
        var pixels = lossless();
        var canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        canvas.put((byte) announced).put(4, (byte) 39).put(7, (byte) 59);
        var body = join(ascii("WEBP"), riff("VP8X", canvas.array()), pixels, part);
        return join(ascii("RIFF"), number(ByteOrder.LITTLE_ENDIAN, 4, body.length), body);
    }

    private static byte[] riff(String type, byte[] content) {
        var padding = new byte[content.length & 1];
        return join(ascii(type), number(ByteOrder.LITTLE_ENDIAN, 4, content.length), content, padding);
    }

    private static byte[] lossless() {
        try {
            var file = GoldenImages.bytes("on_its_side.webp");
            return Arrays.copyOfRange(file, 12, file.length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] app1(byte[] exif) {
        return insert(JPEG, 2, exifSegment(exif));
    }

    private static byte[] exifSegment(byte[] exif) {
        return segment(0xe1, join(EXIF_PREFIX, exif));
    }

    private static byte[] xmpSegment(byte[] packet) {
        return segment(0xe1, join(XMP_PREFIX, packet));
    }

    private static byte[] beforePixels(byte[] part) {
        int at = 2;
        while (JPEG[at] != (byte) 0xff || JPEG[at + 1] != (byte) 0xda) {
            at++;
        }
        return insert(JPEG, at, part);
    }

    private static byte[] deflated(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(bytes)) {
            stream.write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static String seen(String name, byte[] file) throws IOException {
        try (var decoder = ImageDecoders.FASTEST.open(new DecodeConfig())) {
            var picture = decoder.decode(name, file, 1);
            assertThat(decoder.size(name, file).width()).isEqualTo(picture.width());
            boolean red = (picture.rgb()[0] & 0xff) > 150 && (picture.rgb()[2] & 0xff) < 100;
            return picture.width() + " × " + picture.height() + (red ? ", red left" : ", blue left");
        }
    }
}
