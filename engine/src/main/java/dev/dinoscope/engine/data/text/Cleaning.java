package dev.dinoscope.engine.data.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/// What is done to a caption before it is cut into words. It belongs to a vocabulary: other cleaning, other
/// ids.
enum Cleaning {
    /// As CLIP's `tokenizer.json`: NFC and lower case.
    HUGGING_FACE {
        @Override
        String clean(String caption) {
            return lowerCase(Normalizer.normalize(caption, Normalizer.Form.NFC));
        }
    },
    /// As open_clip's and OpenAI's SimpleTokenizer: text repaired, HTML entities resolved twice, white
    /// space single, lower case.
    OPEN_CLIP {
        @Override
        String clean(String caption) {
            var text = Parser.unescapeEntities(Parser.unescapeEntities(TextRepair.repair(caption), false), false);
            return WhiteSpace.words(text).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
        }
    };

    private static final int CAPITAL_I_WITH_DOT = 0x130;

    abstract String clean(String caption);

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
