package dev.dinoscope.engine.data.decode;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Puts parts into image files, as cameras and editors do.
public final class ImageParts {
    private ImageParts() {}

    /// A picture of 60 × 40 that is red on the left when it is turned upright from orientation 6: stored on its side.
    public static BufferedImage onItsSide() {
        var image = new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 40, 60);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 40, 40, 20); // the bottom becomes the left
        graphics.dispose();
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    public static byte[] insert(byte[] file, int at, byte[] part) {
        var into = ByteBuffer.allocate(file.length + part.length);
        return into.put(file, 0, at).put(part).put(file, at, file.length - at).array();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    public static byte[] chunk(String type, byte[] content) {
        var crc = new CRC32();
        crc.update(join(ascii(type), content));
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(ascii(type))
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /// EXIF data with one other entry before the orientation.
    ///
    /// @param type of the value, as TIFF numbers them
    public static byte[] exif(ByteOrder order, int type, int count, byte[] value) {
        var bytes = ByteBuffer.allocate(64).order(order);
        bytes.put(ascii(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42);
        bytes.putInt(8).putShort((short) 2);
        bytes.putShort((short) 0x100).putShort((short) 3).putInt(1).putInt(0);
        bytes.putShort((short) 0x112).putShort((short) type).putInt(count);
        if (value.length > 4) {
            bytes.putInt(40).position(40).put(value);
        } else {
            bytes.put(value);
        }
        return bytes.array();
    }

    public static byte[] number(ByteOrder order, int bytes, long value) {
        var number = ByteBuffer.allocate(bytes).order(order);
        return switch (bytes) {
            case 1 -> number.put((byte) value).array();
            case 2 -> number.putShort((short) value).array();
            default -> number.putInt((int) value).array();
        };
    }

    public static byte[] xmp(String orientation) {
        return ascii("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:Description " + orientation + "</x:xmpmeta>");
    }
}
