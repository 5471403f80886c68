package dev.dinoscope.engine.data.pictogram;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// Choices that never change between machines, versions of Java or the order of a table: SHA-256 of a text decides.
final class StableHash {
    private StableHash() {}

    /// @return in [0, 1)
    static double fraction(String text) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(sha256(text)).getInt()) / 0x1p32;
    }

    /// Up to `count` of the items, chosen and ordered by their hash.
    static List<String> pick(List<String> items, String seed, int count) {
        return items.stream()
                .sorted(Comparator.comparingDouble(item -> fraction(seed + item)))
                .limit(count)
                .toList();
    }

    static String hex(String text, int digits) {
        return HexFormat.of().formatHex(sha256(text)).substring(0, digits);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
