package dev.dinoscope.engine.trace.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TorchScript as a text block, with gaps: `{count}` inside a line takes a word, a line that is nothing but
/// `{gap}` takes lines, each indented as it is.
///
/// ```java
/// Script.of("""
///         for i in range({count}):
///           {body}
///         """).where("count", 3).where("body", List.of("x = torch.neg(x)")).lines()
/// ```
public final class Script {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    private final List<String> lines;

    private Script(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    public static Script of(String text) {
        return new Script(text.stripTrailing().lines().toList());
    }

    /// Fills a gap inside lines.
    ///
    /// @throws IllegalArgumentException if there is no such gap
    public Script where(String gap, String word) {
        requireGap(gap);
        return new Script(
                lines.stream().map(line -> line.replace(braced(gap), word)).toList());
    }

    public Script where(String gap, long number) {
        return where(gap, String.valueOf(number));
    }

    /// Fills a gap that is a line of its own; without lines it goes.
    ///
    /// @throws IllegalArgumentException if there is no such gap
    public Script where(String gap, List<String> inserted) {
        requireGap(gap);
        List<String> filled = new ArrayList<>();
        for (String line : lines) {
            if (line.strip().equals(braced(gap))) {
                String indent = line.substring(0, line.indexOf('{'));
                inserted.forEach(more -> filled.add(indent + more));
            } else {
                filled.add(line);
            }
        }
        return new Script(filled);
    }

    /// Fills a gap that is a line of its own with other scripts, one after another.
    public Script where(String gap, Script... inserted) {
        return where(
                gap,
                List.of(inserted).stream()
                        .flatMap(script -> script.lines().stream())
                        .toList());
    }

    private static String braced(String gap) {
        return "{" + gap + "}";
    }

    private void requireGap(String gap) {
        if (lines.stream().noneMatch(line -> line.contains(braced(gap)))) {
            throw new IllegalArgumentException("no gap " + braced(gap) + " in\n" + String.join("\n", lines));
        }
    }

    /// @throws IllegalStateException if a gap is left
    public List<String> lines() {
        for (String line : lines) {
            Matcher gap = GAP.matcher(line);
            if (gap.find()) {
                throw new IllegalStateException("nothing fills " + gap.group() + " in\n" + String.join("\n", lines));
            }
        }
        return lines;
    }

    /// The method that this is the whole text of.
    ///
    /// @throws IllegalStateException if a gap is left, or the text begins with no declaration
    public ScriptMethod method() {
        return ScriptMethod.parse(lines());
    }
}
