package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.JsonLines;
import dev.dinoscope.engine.run.files.Homes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope runs`.
@Command(
        name = "runs",
        description = "List the runs of this machine or of a node, the newest first.",
        mixinStandardHelpOptions = true)
public final class RunsCommand implements Callable<Integer> {
    private final Homes homes;

    @Mixin
    private final RunDesk desk = new RunDesk();

    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description = "Only runs with all these words in name, label, note, tags, method or state.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only runs with this tag; repeatable.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--archived", description = "Archived runs too.")
    private boolean archived;

    @Option(names = "--json", description = "One JSON object a run.")
    private boolean json;

    public RunsCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        try (var runs = desk.open(homes)) {
            var all = runs.all().list();
            all.forEach(run -> run.faults().forEach(System.err::println));
            var shown = all.stream()
                    .filter(run -> archived || !run.notes().archived())
                    .map(RunRow::of)
                    .filter(run -> run.matches(tags, words))
                    .toList();
            if (json) {
                shown.forEach(run -> System.out.println(JsonLines.of(run)));
            } else if (all.isEmpty()) {
                System.out.println("No runs under " + desk.root(homes) + " yet. Start one: dinoscope train clip");
            } else {
                System.out.println(RunRow.HEADING);
                shown.forEach(run -> System.out.println(run.line()));
            }
        }
        return ExitCode.OK;
    }
}
