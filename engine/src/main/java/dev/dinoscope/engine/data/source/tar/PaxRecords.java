package dev.dinoscope.engine.data.source.tar;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Extended headers of POSIX tars: `27 path=some/long/name.jpg` with the length of each record in front.
final class PaxRecords {
    private PaxRecords() {}

    /// @throws IllegalArgumentException when they are damaged
    static Map<String, String> parse(byte[] bytes) {
        var records = new HashMap<String, String>();
        for (int at = 0; at < bytes.length && bytes[at] != 0; ) {
            int space = indexOf(bytes, ' ', at);
            int length = space < 0 ? -1 : length(bytes, at, space);
            if (length <= space - at + 1 || length > bytes.length - at) {
                throw new IllegalArgumentException("an extended header with a wrong length");
            }
            int equals = indexOf(bytes, '=', space);
            int end = at + length - 1; // its line break
            if (equals < 0 || equals >= end) {
                throw new IllegalArgumentException("an extended header without a value");
            }
            records.put(
                    new String(bytes, space + 1, equals - space - 1, StandardCharsets.UTF_8),
                    TarName.of(bytes, equals + 1, end - equals - 1));
            at += length;
        }
        return records;
    }

    private static int length(byte[] bytes, int from, int to) {
        try {
            return Integer.parseInt(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
