package dev.dinoscope.engine.data.text;

import dev.dinoscope.engine.data.text.Vocabulary.Merge;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Merges as text, one pair of tokens a line after a line of heading: `merges.txt`, and
/// `bpe_simple_vocab_16e6.txt.gz` as OpenAI's CLIP and open_clip ship it.
final class MergesFile {
    /// What CLIP uses of the quarter of a million merges in OpenAI's file.
    private static final int CLIP_MERGES = 49_152 - ByteAlphabet.SIZE - Vocabulary.SPECIALS;

    private static final int MOST_BYTES = 64 << 20;
    private static final int SHOWN = 40;

    /// `#version: 0.2`, in OpenAI's file after its name.
    private static final String HEADING = "#version";

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private MergesFile() {}

    static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == GZIP[0] && bytes[1] == GZIP[1];
    }

    /// @throws IOException naming the file and line
    static List<Merge> read(Path file, byte[] bytes) throws IOException {
        var lines = text(file, isGzip(bytes) ? unpacked(file, bytes) : bytes).split("\r?\n", -1);
        TokenizerFault.require(
                file,
                lines[0].contains(HEADING),
                "it is neither a tokenizer.json nor merges, whose first line has a " + HEADING);
        var merges = new ArrayList<Merge>();
        for (int line = 1; line < lines.length && merges.size() < CLIP_MERGES; line++) {
            if (!lines[line].isBlank()) {
                merges.add(merge(file, line, lines[line]));
            }
        }
        TokenizerFault.require(file, !merges.isEmpty(), "it holds no merges");
        return merges;
    }

    private static String text(Path file, byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw TokenizerFault.of(file, "it is not text in UTF-8");
        }
    }

    private static byte[] unpacked(Path file, byte[] bytes) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            var text = stream.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw new EOFException("it unpacks to more than " + (MOST_BYTES >> 20) + " MiB");
            }
            return text;
        } catch (IOException e) {
            throw TokenizerFault.of(
                    file, "it cannot be unpacked, " + Objects.requireNonNullElse(e.getMessage(), "it is cut short"));
        }
    }

    private static Merge merge(Path file, int line, String text) throws IOException {
        var halves = text.split(" ", -1);
        if (halves.length != 2 || halves[0].isEmpty() || halves[1].isEmpty()) {
            throw new IOException(file + " line " + (line + 1) + ": \""
                    + text.substring(0, Math.min(SHOWN, text.length()))
                    + "\" — expected two tokens and a space between them");
        }
        return new Merge(halves[0], halves[1]);
    }
}
