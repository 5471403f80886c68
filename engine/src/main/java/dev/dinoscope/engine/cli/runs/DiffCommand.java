package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.compare.Comparison;
import dev.dinoscope.engine.compare.ComparisonText;
import dev.dinoscope.engine.compare.RunContent;
import dev.dinoscope.engine.run.files.Homes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope diff RUN RUN…`.
@Command(
        name = "diff",
        description = "Compare 2 to 8 runs: the settings and the provenance that differ, and the results.",
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    private static final int WIDEST = 32;

    private final Homes homes;

    @Mixin
    private final RunDesk desk = new RunDesk();

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "Run directories, or names of runs.")
    private List<String> runs = new ArrayList<>();

    @Option(names = "--as", paramLabel = "FORM", description = "${COMPLETION-CANDIDATES} (default: a table to read).")
    private @Nullable ComparisonText form;

    public DiffCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var contents = new ArrayList<RunContent>();
        try (var found = desk.open(homes)) {
            for (var run : runs) {
                var one = found.find(run);
                var info = one.info();
                info.faults().forEach(System.err::println);
                contents.add(RunContent.read(one.runs(), info, System.err::println));
            }
        }
        if (contents.size() > Comparison.MOST) {
            throw new CommandFailure(
                    ExitCode.USAGE, String.format(Locale.ROOT, "at most %d runs can be compared", Comparison.MOST));
        }
        var comparison = Comparison.of(contents);
        System.out.print(form == null ? table(comparison) : form.of(comparison));
        return ExitCode.OK;
    }

    private static String table(Comparison comparison) {
        var text = new StringBuilder();
        for (var section : comparison.sections()) {
            text.append(section.title()).append('\n');
            if (section.rows().isEmpty()) {
                text.append("  nothing\n");
                continue;
            }
            line(text, "", comparison.runs());
            section.rows()
                    .forEach(row -> line(
                            text,
                            row.key(),
                            row.cells().stream()
                                    .map(cell -> cell.text() + (cell.usual() ? " *" : ""))
                                    .toList()));
        }
        return text.append("* the setting's default\n").toString();
    }

    private static void line(StringBuilder text, String key, List<String> cells) {
        text.append(String.format(Locale.ROOT, "  %-34s", key));
        cells.forEach(cell -> text.append(String.format(
                Locale.ROOT, " %-32s", cell.length() > WIDEST ? cell.substring(0, WIDEST - 1) + "…" : cell)));
        text.append('\n');
    }
}
