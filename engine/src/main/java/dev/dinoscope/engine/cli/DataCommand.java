package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.JsonLines;
import dev.dinoscope.engine.cli.text.ProgressBar;
import dev.dinoscope.engine.config.Schema;
import dev.dinoscope.engine.config.VariantSection;
import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.catalogue.PairSources;
import dev.dinoscope.engine.data.check.DataReportText;
import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.data.look.DataLook;
import dev.dinoscope.engine.data.look.Percents;
import dev.dinoscope.engine.recipe.DataConfig;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dinoscope data show|check|prepare|list`.
@Command(name = "data", description = "Look at training data and prepare it.", mixinStandardHelpOptions = true)
final class DataCommand implements Runnable {
    private static final String SOURCE = "A path (a table, a caption list, a folder, tars), the name of a source that"
            + " `data list` shows, or a recipe.";

    private static final String EVENTS =
            "For programs: lines of JSON, how far it is and what there is. Ends when" + " standard input does.";

    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    private final Homes homes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any verb runs
    private CommandSpec spec;

    DataCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "data needs one of: show, check, prepare, list");
    }

    @Command(
            name = "show",
            description = "What there is: splits, styles, whom it comes from and a few pairs. Makes ready what is not.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(
                            index = "0",
                            paramLabel = "SOURCE",
                            arity = "0..1",
                            defaultValue = "clip",
                            description = SOURCE + DEFAULT)
                    String source,
            @Parameters(index = "1..*", paramLabel = "key=value", arity = "0..*") @Nullable List<String> settings,
            @Option(names = "--ready", description = "Only what was made ready before; makes nothing.") boolean ready,
            @Option(names = "--events", description = EVENTS) boolean events)
            throws IOException {
        var data = SourceArgument.read(source, orNone(settings)).data().source();
        try (var output = DataOutput.of(events)) {
            var look = new DataLook(homes.cache(), output);
            if (ready) {
                look.find(data);
            } else {
                look.prepare(data, output::isUnheard);
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            description = "Read all of a data set once: what there is, and what is broken, doubled or cut.",
            mixinStandardHelpOptions = true)
    int check(
            @Parameters(index = "0", paramLabel = "SOURCE", description = SOURCE) String source,
            @Parameters(index = "1..*", paramLabel = "key=value", arity = "0..*") @Nullable List<String> settings,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Option(names = "--events", description = EVENTS) boolean events)
            throws IOException {
        var recipe = SourceArgument.read(source, orNone(settings));
        try (var output = DataOutput.of(events)) {
            var report = new DataChecking(homes.cache(), new Percents(output), output::isUnheard).report(recipe);
            if (json) {
                System.out.println(JsonLines.of(report));
                report.verdict().problems().forEach(System.err::println);
            } else {
                output.accept(new DataEvent.Report(DataReportText.of(report)));
            }
            // Who hears events hears the verdict too.
            return events || report.verdict().isUsable() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    @Command(
            name = "prepare",
            description = "Make data ready: decoded or indexed, in the cache. Quick when they already are.",
            mixinStandardHelpOptions = true)
    int prepare(
            @Parameters(
                            index = "0",
                            paramLabel = "SOURCE",
                            arity = "0..1",
                            defaultValue = "clip",
                            description = SOURCE + DEFAULT)
                    String source,
            @Parameters(index = "1..*", paramLabel = "key=value", arity = "0..*") @Nullable List<String> settings)
            throws Exception {
        prepare(SourceArgument.read(source, orNone(settings)).data());
        return ExitCode.OK;
    }

    private void prepare(DataConfig data) throws IOException {
        var text = new StringBuilder();
        try (var bar = ProgressBar.onStandardError();
                var dataset = data.source().prepare(homes.cache(), bar, () -> false)) {
            dataset.rejects().tooMany(dataset.pairs().size(), data.maxBroken()).ifPresent(why -> {
                throw new CommandFailure(ExitCode.FAILED, "the data are not fit for a run: " + why);
            });
            text.append(String.format(
                    Locale.ROOT,
                    "%s, %,d pairs%n",
                    dataset.hash(),
                    dataset.pairs().size()));
            dataset.splitSizes()
                    .forEach((split, size) -> text.append(String.format(Locale.ROOT, "  %-20s %,8d%n", split, size)));
        }
        System.out.print(text); // when the bar has left its line
    }

    @Command(
            name = "list",
            description =
                    "The kinds of data there are; with a source, whom its data come from and under which licences.",
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(index = "0", paramLabel = "SOURCE", arity = "0..1", description = SOURCE) @Nullable String source,
            @Option(names = "--json", description = "One JSON object a line.") boolean json)
            throws IOException {
        if (source == null) {
            new PairSources()
                    .variants()
                    .keySet()
                    .forEach(name -> System.out.println(json ? JsonLines.of(name) : line(name)));
        } else {
            SourceArgument.read(source, List.of()).data().source().attributions().stream()
                    .map(whom -> json ? JsonLines.of(whom) : line(whom))
                    .forEach(System.out::println);
        }
        return ExitCode.OK;
    }

    private static String line(String name) {
        var kinds = Schema.of(DataConfig.class).root().entries().stream()
                .filter(VariantSection.class::isInstance)
                .map(VariantSection.class::cast)
                .findFirst()
                .orElseThrow();
        var settings =
                kinds.section(name).entries().stream().map(entry -> entry.key()).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%-14s %s", name, settings);
    }

    private static String line(Attribution source) {
        return String.format(
                Locale.ROOT,
                "%-24s %-14s %-34s %s",
                source.title(),
                source.licence(),
                source.author(),
                source.source());
    }

    private static List<String> orNone(@Nullable List<String> settings) {
        return settings == null ? new ArrayList<>() : settings;
    }
}
