package dev.dinoscope.engine.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Damages bytes in the ways that find faults: bits, lengths, pieces lost, doubled or moved, tokens of text formats.
final class Mutator {
    private static final long[] LENGTHS = {
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        32767,
        65535,
        65536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "[]",
            "{}",
            "[",
            "{",
            "\"",
            ",",
            ":",
            "\n",
            "\t",
            "- ",
            "&a ",
            "*a",
            "!!int ",
            "\\ud800",
            "\\u0000",
            "..",
            "/",
            "\u0000",
            "é",
            "[[[[[[[[[[[[[[[[",
            "{\"a\":");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /// A damaged copy; sometimes damaged more than once.
    byte[] mutate(byte[] seed) {
        var bytes = seed;
        for (var times = 1 + random.nextInt(1 + random.nextInt(6)); times > 0; times--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        var at = random.nextInt(bytes.length + 1);
        var end = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(64)));
        return switch (random.nextInt(9)) {
            case 0, 1 -> flip(bytes);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> splice(bytes, at, end, new byte[0]);
            case 4 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 5 -> splice(bytes, at, end, noise(random.nextInt(16)));
            case 6 -> splice(bytes, at, Math.min(bytes.length, at + 4), length(4));
            case 7 -> splice(bytes, at, Math.min(bytes.length, at + 8), length(8));
            default -> splice(bytes, at, random.nextBoolean() ? at : end, token());
        };
    }

    private byte[] flip(byte[] bytes) {
        var damaged = bytes.clone();
        if (damaged.length > 0) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    private byte[] noise(int count) {
        var noise = new byte[count];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] length(int bytes) {
        var value = LENGTHS[random.nextInt(LENGTHS.length)];
        var order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        var buffer = ByteBuffer.allocate(8).order(order).putLong(value).array();
        return order == ByteOrder.LITTLE_ENDIAN
                ? Arrays.copyOf(buffer, bytes)
                : Arrays.copyOfRange(buffer, 8 - bytes, 8);
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] piece) {
        var out = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, out, from, piece.length);
        System.arraycopy(bytes, to, out, from + piece.length, bytes.length - to);
        return out;
    }
}
