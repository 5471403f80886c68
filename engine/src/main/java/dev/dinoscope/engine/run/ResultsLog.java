package dev.dinoscope.engine.run;

import dev.dinoscope.engine.run.files.JsonLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `results.jsonl`: evaluations, one JSON object a line.
public final class ResultsLog {
    private static final String WHAT = "result";

    private final JsonLog<EvaluationResult> log;

    /// @param file the run's [RunDirectory#results()]
    public ResultsLog(Path file) {
        this.log = new JsonLog<>(file, EvaluationResult.class, WHAT);
    }

    /// What could be read.
    ///
    /// @param warnings name each line that could not
    public record Results(List<EvaluationResult> results, List<String> warnings) {}

    /// Appends and forces to disk.
    public void append(EvaluationResult result) throws IOException {
        log.append(result);
    }

    /// A missing file has no results. A last line without its end (being written, or torn) is passed over silently.
    public Results read() throws IOException {
        var lines = log.read();
        return new Results(lines.values(), lines.warnings());
    }

    /// Reads lines that came from elsewhere.
    ///
    /// @param label names them in warnings
    public static Results parse(String label, List<String> lines) {
        var read = JsonLog.parse(label, lines, EvaluationResult.class, WHAT);
        return new Results(read.values(), read.warnings());
    }

    /// Forgets what lies behind a checkpoint that a run goes back to.
    void dropAfter(long step) throws IOException {
        log.retain(result -> result.step() <= step);
    }
}
