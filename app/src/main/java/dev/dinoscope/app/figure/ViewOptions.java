package dev.dinoscope.app.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options of all views' figures in one verb. An option that several views have is one, and goes to each of them.
final class ViewOptions {
    private final SequencedMap<String, List<OptionSpec>> options = new LinkedHashMap<>();
    private final SequencedMap<String, List<String>> views = new LinkedHashMap<>();

    /// @param sources by id of the view
    ViewOptions(Map<String, FigureSource> sources) {
        sources.forEach((view, source) -> CommandSpec.forAnnotatedObjectLenient(source)
                .options()
                .forEach(option -> {
                    options.computeIfAbsent(option.longestName(), _ -> new ArrayList<>())
                            .add(option);
                    views.computeIfAbsent(option.longestName(), _ -> new ArrayList<>())
                            .add(view);
                }));
    }

    void addTo(CommandSpec verb) {
        options.values()
                .forEach(same -> verb.addOption(OptionSpec.builder(same.getFirst())
                        .setter(new ToAll(same))
                        .build()));
    }

    /// What is asked for is drawn, or refused; never passed over.
    ///
    /// @throws IllegalArgumentException when an option was given that only other views have
    void requireOf(String view, ParseResult parsed) {
        var foreign = parsed.matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(views::containsKey)
                .filter(name -> !of(name).contains(view))
                .toList();
        if (!foreign.isEmpty()) {
            var theirs = of(foreign.getFirst());
            var best = theirs.stream()
                    .filter(other -> foreign.stream().allMatch(name -> of(name).contains(other)))
                    .findFirst()
                    .orElse(theirs.getFirst());
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: not for --view %s but for %s; add --view %s",
                    String.join(", ", foreign),
                    view,
                    best,
                    best));
        }
    }

    private List<String> of(String option) {
        return views.getOrDefault(option, List.of());
    }

    private record ToAll(List<OptionSpec> same) implements ISetter {
        @Override
        public <T> T set(T value) throws Exception {
            for (var option : same) {
                option.setter().set(value);
            }
            return value;
        }
    }
}
