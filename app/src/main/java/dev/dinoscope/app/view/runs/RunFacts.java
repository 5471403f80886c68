package dev.dinoscope.app.view.runs;

import dev.dinoscope.engine.runs.RunInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What the inspector says first of a run: name → value, in reading order. What a run does not have is left out.
final class RunFacts {
    private RunFacts() {}

    static SequencedMap<String, String> of(RunInfo run) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("State", RunText.state(run.state()));
        if (!run.message().isBlank()) {
            facts.put("Message", run.message());
        }
        var alert = run.newestAlert();
        if (alert != null) {
            facts.put(
                    run.alerts() == 1 ? "Alert" : run.alerts() + " alerts, newest",
                    String.format(Locale.ROOT, "step %,d: %s", alert.step(), alert.message()));
        }
        facts.put("Method", run.method());
        facts.put("Step", RunText.steps(run));
        facts.put("Started", RunText.when(run.started()));
        facts.put(
                "Duration",
                Optional.ofNullable(RunText.elapsed(run)).map(RunText::duration).orElse(RunText.UNKNOWN));
        if (run.pid() != 0) {
            facts.put("Process", Long.toString(run.pid()));
        }
        return facts;
    }
}
