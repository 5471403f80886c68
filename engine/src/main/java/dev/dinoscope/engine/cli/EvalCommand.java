package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.eval.RetrievalReport;
import dev.dinoscope.engine.run.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchSettings;
import dev.dinoscope.engine.train.CheckpointEvaluation;
import dev.dinoscope.engine.train.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope eval RUN`.
@Command(
        name = "eval",
        description = "Retrieval with a run's newest checkpoint; the outcome is added to its results.jsonl.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    private final Homes homes;

    @Parameters(paramLabel = "RUN", description = "A run directory, or the name of one.")
    private String run = "";

    @Option(names = "--split", paramLabel = "SPLIT", description = "Repeatable (default: the recipe's eval.splits).")
    private List<String> splits = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a split.")
    private boolean json;

    EvalCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var directory = RunArgument.find(run, homes);
        var libtorch = Libtorch.start(LibtorchSettings.defaults());
        try (var bar = ProgressBar.onStandardError()) {
            var evaluation = new CheckpointEvaluation(
                    directory, homes, libtorch, (stage, done, total) -> bar.show(stage, done, total, ""));
            for (var outcome : evaluation.evaluate(splits, System.err::println)) {
                System.out.println(
                        json
                                ? JsonLines.of(outcome.result())
                                : line(outcome.result().step(), outcome.report()));
            }
        } catch (IllegalArgumentException unknownSplit) {
            throw new CommandFailure(ExitCode.USAGE, FailureText.of(unknownSplit));
        }
        return ExitCode.OK;
    }

    /// One line for people.
    static String line(long step, RetrievalReport report) {
        var metrics = report.imageToText();
        return "step %,6d  %-10s R@1 %5.1f  R@5 %5.1f  R@10 %5.1f  median rank %,.0f of %,d"
                .formatted(
                        step,
                        report.split(),
                        100 * metrics.recallAt1(),
                        100 * metrics.recallAt5(),
                        100 * metrics.recallAt10(),
                        metrics.medianRank(),
                        report.captions());
    }
}
