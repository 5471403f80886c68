package dev.dinoscope.engine.data.source;

import java.util.Arrays;

/// Where in a file the characters are that were read last: for messages.
final class TextPosition {
    private final TextEncoding encoding;
    private char[] last = {};
    private long bytesBefore;
    private long bytesOfLast;
    private long charactersBefore;

    TextPosition(TextEncoding encoding) {
        this.encoding = encoding;
        this.bytesBefore = encoding.mark();
    }

    void passed(char[] text, int from, int length) {
        bytesBefore += bytesOfLast;
        charactersBefore += last.length;
        last = Arrays.copyOfRange(text, from, from + length);
        bytesOfLast = bytes(length);
    }

    private long bytes(int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += encoding.bytes(last[i]);
        }
        return sum;
    }

    long bytes() {
        return bytesBefore + bytesOfLast;
    }

    long byteOf(long character) {
        return bytesBefore + bytes(Math.clamp(character - charactersBefore, 0, last.length));
    }
}
