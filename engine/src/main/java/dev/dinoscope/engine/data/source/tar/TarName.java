package dev.dinoscope.engine.data.source.tar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Names within tars: UTF-8; where they are not, a letter for each byte, so that no two names become one.
final class TarName {
    private TarName() {}

    static String of(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }
}
