package dev.dinoscope.app.palette;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a user typed to find something: words that must all occur, in any order, letters left out allowed.
final class FuzzyQuery {
    private static final int IN_DETAIL = 10;

    private final List<String> words;

    FuzzyQuery(String text) {
        words = Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// How well a title with its details fits; 0 when it does not. A word counts most where the title begins
    /// with it, then at another word of it, then inside it, then as scattered letters, and least in the details.
    int score(String title, String detail) {
        var sum = 0;
        var lowTitle = title.toLowerCase(Locale.ROOT);
        var lowDetail = detail.toLowerCase(Locale.ROOT);
        for (var word : words) {
            var best = Math.max(inTitle(lowTitle, word), lowDetail.contains(word) ? IN_DETAIL : 0);
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return sum;
    }

    private static int inTitle(String title, String word) {
        var at = title.indexOf(word);
        if (at == 0) {
            return title.length() == word.length() ? 120 : 100;
        }
        if (at > 0) {
            return startsAWord(title, word) ? 80 : 50;
        }
        return scattered(title, word);
    }

    private static boolean startsAWord(String title, String word) {
        for (var at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(title.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    /// The letters in order, beginning where a word begins; fewer points the more lies between them.
    private static int scattered(String title, String word) {
        var best = 0;
        for (var start = 0; start < title.length(); start++) {
            if (title.charAt(start) == word.charAt(0)
                    && (start == 0 || !Character.isLetterOrDigit(title.charAt(start - 1)))) {
                best = Math.max(best, scatteredFrom(title, word, start));
            }
        }
        return best;
    }

    private static int scatteredFrom(String title, String word, int start) {
        var at = start;
        for (var i = 1; i < word.length(); i++) {
            at = title.indexOf(word.charAt(i), at + 1);
            if (at < 0) {
                return 0;
            }
        }
        var between = at - start + 1 - word.length();
        return Math.max(1, 40 - between);
    }
}
