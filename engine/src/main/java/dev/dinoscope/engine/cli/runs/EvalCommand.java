package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.EvaluationText;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.JsonLines;
import dev.dinoscope.engine.cli.text.ProgressBar;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import dev.dinoscope.engine.train.evaluate.CheckpointEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope eval RUN`.
@Command(
        name = "eval",
        description = "Retrieval with a run's newest checkpoint; the outcome is added to its results.jsonl.",
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Callable<Integer> {
    private final Homes homes;

    @Parameters(paramLabel = "RUN", description = "A run directory, or the name of one.")
    private String run = "";

    @Option(names = "--split", paramLabel = "SPLIT", description = "Repeatable (default: the recipe's eval.splits).")
    private List<String> splits = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object a split.")
    private boolean json;

    public EvalCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var directory = RunArgument.find(run, homes);
        var libtorch = Libtorch.start(LibtorchOptions.defaults());
        try (var bar = ProgressBar.onStandardError()) {
            var evaluation = new CheckpointEvaluation(
                    directory, homes, libtorch, (stage, done, total) -> bar.show(stage, done, total, ""));
            var outcomes = evaluation.evaluate(splits, System.err::println);
            for (var outcome : outcomes) {
                System.out.println(json ? JsonLines.of(outcome) : EvaluationText.line(outcome));
            }
            requireScores(outcomes);
        }
        return ExitCode.OK;
    }

    private static void requireScores(List<EvaluationResult> outcomes) {
        var refused =
                outcomes.stream().filter(outcome -> outcome.refused() != null).count();
        if (refused > 0) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    String.format(
                            Locale.ROOT,
                            "%d of %d splits have no score; %s",
                            refused,
                            outcomes.size(),
                            CheckpointEvaluation.CURE));
        }
    }
}
