package dev.dinoscope.engine.data.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What matters for captions of ftfy's `fix_text` (Speer 2019): UTF-8 once read as Windows-1252 is read
/// again, curly quotes become straight, ligatures and full-width letters plain, control characters go, and
/// the result is NFC. Left out is ftfy's repair of texts that are garbled only in part.
final class TextRepair {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MAX_LAYERS = 3;
    private static final Pattern TERMINAL_ESCAPE = Pattern.compile("\u001b\\[[\\d;]*[a-zA-Z]");
    private static final Pattern SINGLE_QUOTE = Pattern.compile("[\u02bc\u2018-\u201b]");
    private static final Pattern DOUBLE_QUOTE = Pattern.compile("[\u201c-\u201f]");
    private static final Pattern C1_CONTROL = Pattern.compile("[\\x80\\x82-\\x8c\\x8e\\x91-\\x9c\\x9e\\x9f]");
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\u2028\u2029]");
    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\u206a-\u206f\ufeff\ufff9-\ufffc]");
    private static final Pattern WIDE = Pattern.compile("[\uff01-\ufff0]+");
    private static final Pattern LIGATURE =
            Pattern.compile("[\u0132\u0133\u0149\u01f1-\u01f3\u01c4-\u01cc\ufb00-\ufb06]");

    private TextRepair() {}

    static String repair(String text) {
        var fixed = TERMINAL_ESCAPE.matcher(text).replaceAll("");
        fixed = readAgain(fixed);
        fixed = C1_CONTROL
                .matcher(fixed)
                .replaceAll(found -> new String(found.group().getBytes(StandardCharsets.ISO_8859_1), WINDOWS));
        fixed = LIGATURE.matcher(fixed).replaceAll(found -> compatible(found.group()));
        fixed = WIDE.matcher(fixed).replaceAll(found -> Matcher.quoteReplacement(compatible(found.group())));
        fixed = SINGLE_QUOTE.matcher(fixed.replace('\u3000', ' ')).replaceAll("'");
        fixed = DOUBLE_QUOTE.matcher(fixed).replaceAll("\"");
        fixed = LINE_BREAK.matcher(fixed).replaceAll("\n");
        fixed = CONTROL.matcher(fixed).replaceAll("");
        return Normalizer.normalize(fixed, Normalizer.Form.NFC);
    }

    private static String compatible(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// "cafÃ©" → "café". Text that was not garbled is practically never UTF-8 when written as Windows-1252.
    private static String readAgain(String text) {
        var read = text;
        for (int layer = 0; layer < MAX_LAYERS && !isAscii(read); layer++) {
            var bytes = windowsBytes(read);
            if (bytes == null) {
                break;
            }
            try {
                read = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            } catch (CharacterCodingException _) {
                break;
            }
        }
        return read;
    }

    /// As browsers and ftfy do it: the five bytes that Windows-1252 leaves open stand for themselves.
    ///
    /// @return null when the text has characters beyond it
    private static @Nullable ByteBuffer windowsBytes(String text) {
        var bytes = ByteBuffer.allocate(text.length());
        var encoder = WINDOWS.newEncoder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x100) {
                bytes.put((byte) c);
            } else if (encoder.canEncode(c)) {
                bytes.put(String.valueOf(c).getBytes(WINDOWS));
            } else {
                return null;
            }
        }
        return bytes.flip();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
