package dev.dinoscope.app.bridge;

import java.util.List;
import java.util.Locale;

/// What was typed into a search: words that must all occur, in whatever case and order.
public record SearchWords(List<String> words) {
    public SearchWords {
        words = List.copyOf(words);
    }

    public static SearchWords of(String typed) {
        return new SearchWords(List.of(lower(typed).strip().split("\\s+")));
    }

    /// @param text of the thing that is sought
    public boolean matches(String text) {
        return words.stream().allMatch(lower(text)::contains);
    }

    /// As [#matches(String)], but `#word` is a whole tag.
    public boolean matches(String text, List<String> tags) {
        var whole =
                lower(text) + tags.stream().map(tag -> " #" + lower(tag) + " ").reduce("", String::concat);
        return words.stream().allMatch(word -> whole.contains(word.startsWith("#") ? word + " " : word));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
