package dev.dinoscope.engine.data.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/// The one way from bytes to text in data sets: UTF-8, or UTF-16 and UTF-32 where the first bytes say so. A byte that
/// belongs to no character becomes the lone surrogate U+DC00 + byte, as in Python's `surrogateescape`: reading goes on,
/// and [TextFault] tells what was hit.
public final class TextReader extends Reader {
    private static final int BUFFER = 1 << 13;
    private static final int LONGEST_CHARACTER = 4;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private final CharsetDecoder decoder;
    private final TextPosition position;
    private boolean ended;

    /// @param in closed with the reader
    public TextReader(InputStream in) throws IOException {
        this.in = in;
        while (bytes.remaining() < LONGEST_CHARACTER && !ended) {
            fill();
        }
        var encoding = TextEncoding.of(bytes);
        bytes.position(encoding.mark());
        this.position = new TextPosition(encoding);
        this.decoder = decoder(encoding.charset());
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// All of a small text.
    public static String decode(byte[] text) {
        var decoded = new StringBuilder(text.length);
        var part = new char[BUFFER];
        try (var reader = new TextReader(new ByteArrayInputStream(text))) {
            for (int got = reader.read(part, 0, BUFFER); got >= 0; got = reader.read(part, 0, BUFFER)) {
                decoded.append(part, 0, got);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return decoded.toString();
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!chars.hasRemaining()) {
            decodeMore();
        }
        if (!chars.hasRemaining()) {
            return -1;
        }
        int got = Math.min(length, chars.remaining());
        chars.get(into, from, got);
        position.passed(into, from, got);
        return got;
    }

    private void decodeMore() throws IOException {
        chars.clear();
        while (chars.position() == 0) {
            var result = decoder.decode(bytes, chars, ended);
            while (result.isError() && chars.remaining() >= LONGEST_CHARACTER) {
                for (int i = 0; i < result.length(); i++) {
                    chars.put((char) (TextFault.ESCAPE + (bytes.get() & 0xff)));
                }
                result = decoder.decode(bytes, chars, ended);
            }
            if (result.isUnderflow() && chars.position() == 0) {
                if (ended) {
                    break;
                }
                fill();
            }
        }
        chars.flip();
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    /// How many bytes the characters that were read took.
    public long position() {
        return position.bytes();
    }

    /// Where in the file a character is, in bytes; it was among those of the last call of `read`.
    ///
    /// @param character counted from 0
    public long byteOf(long character) {
        return position.byteOf(character);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
