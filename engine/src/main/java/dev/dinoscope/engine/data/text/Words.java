package dev.dinoscope.engine.data.text;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cleans a caption and cuts it into words as CLIP's `tokenizer.json` does: NFC, lower case, then runs of letters,
/// single digits, runs of anything else, and English clitics. White space only separates.
final class Words {
    private static final Pattern WORD =
            Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\p{IsWhite_Space}\\p{L}\\p{N}]+");
    private static final int CAPITAL_I_WITH_DOT = 0x130;

    private Words() {}

    static Stream<String> of(String caption) {
        return WORD.matcher(clean(caption)).results().map(MatchResult::group);
    }

    private static String clean(String caption) {
        return lowerCase(Normalizer.normalize(caption, Normalizer.Form.NFC));
    }

    /// Each code point by itself: unlike `String.toLowerCase`, a capital sigma at a word's end gives σ, as in
    /// Hugging Face's normaliser.
    private static String lowerCase(String text) {
        var lower = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == CAPITAL_I_WITH_DOT) {
                lower.append("i\u0307"); // the one code point whose full lower case is two
            } else {
                lower.appendCodePoint(Character.toLowerCase(point));
            }
        });
        return lower.toString();
    }
}
