package dev.dinoscope.engine.node.server;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// The few ASN.1 values that a certificate needs, in distinguished encoding (ITU-T X.690).
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    /// Explicit context tag, e.g. the version of a certificate.
    static byte[] context(int number, byte[] value) {
        return tagged(0xA0 | number, value);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] bitString(byte[] value) {
        return tagged(0x03, new byte[] {0}, value);
    }

    static byte[] text(int tag, String value) {
        return tagged(tag, value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static byte[] objectId(long... arcs) {
        var body = new ByteArrayOutputStream();
        body.write((int) (arcs[0] * 40 + arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 63; shift > 0; shift -= 7) {
                if (arcs[i] >>> shift != 0) {
                    body.write((int) ((arcs[i] >>> shift & 0x7F) | 0x80));
                }
            }
            body.write((int) (arcs[i] & 0x7F));
        }
        return tagged(0x06, body.toByteArray());
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, body.size());
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        var digits = BigInteger.valueOf(length).toByteArray();
        int skip = digits[0] == 0 ? 1 : 0;
        out.write(0x80 | (digits.length - skip));
        out.write(digits, skip, digits.length - skip);
    }
}
