package dev.dinoscope.engine.data.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cuts a cleaned caption into words as CLIP does: runs of letters, single digits, runs of anything else,
/// and English clitics. White space only separates.
final class Words {
    private static final Pattern WORD =
            Pattern.compile("'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\p{IsWhite_Space}\\p{L}\\p{N}]+");

    private Words() {}

    /// @param cleaned see [Cleaning]
    static Stream<String> of(String cleaned) {
        return WORD.matcher(cleaned).results().map(MatchResult::group);
    }
}
