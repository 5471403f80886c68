package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.SourceErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `{0000..0331}` and `{a,b}` as shells expand them; leading zeros stay.
final class BraceExpansion {
    private static final Pattern INNERMOST = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
    private static final int MOST = 1_000_000;

    private BraceExpansion() {}

    /// @param key of the setting, for messages
    static List<String> of(String key, String text) {
        var expanded = new ArrayList<String>();
        expand(key, text, expanded);
        return expanded;
    }

    private static void expand(String key, String text, List<String> into) {
        var braces = INNERMOST.matcher(text);
        if (!braces.find()) {
            if (into.size() == MOST) {
                throw SourceErrors.of(key, text, "more than a million files");
            }
            into.add(text);
            return;
        }
        for (var choice : choices(key, text, braces)) {
            expand(key, text.substring(0, braces.start()) + choice + text.substring(braces.end()), into);
        }
    }

    private static List<String> choices(String key, String text, Matcher braces) {
        var inside = braces.group(1);
        var range = RANGE.matcher(inside);
        if (!range.matches()) {
            if (!inside.contains(",")) {
                throw SourceErrors.of(
                        key, text, "{" + inside + "} is neither a range as {000..331} nor a list as {a,b}");
            }
            return List.of(inside.split(",", -1));
        }
        return numbers(key, text, range.group(1), range.group(2));
    }

    private static List<String> numbers(String key, String text, String from, String to) {
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        if (last < first || last - first >= MOST) {
            throw SourceErrors.of(key, text, "{" + from + ".." + to + "} is not a range of files");
        }
        boolean padded = from.startsWith("0") && from.length() > 1;
        var numbers = new ArrayList<String>(last - first + 1);
        for (int number = first; number <= last; number++) {
            var digits = String.valueOf(number);
            numbers.add(padded ? "0".repeat(Math.max(0, from.length() - digits.length())) + digits : digits);
        }
        return numbers;
    }
}
