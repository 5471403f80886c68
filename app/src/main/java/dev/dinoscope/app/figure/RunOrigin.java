package dev.dinoscope.app.figure;

import dev.dinoscope.engine.run.CodeVersion;
import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.viz.export.FigureInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What a figure says about one of its runs, so that its numbers can be found again.
///
/// @param step the run had reached when the figure was made
public record RunOrigin(String id, String label, long step, String recipe) {

    /// The lines that go into a figure file.
    public static FigureInfo describe(ViewFigure source, List<RunOrigin> runs) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            facts.put("run " + (i + 1), runs.get(i).text());
        }
        var version = CodeVersion.current();
        facts.put("dinoscope", version.version() + " (" + version.gitCommit() + ")");
        return new FigureInfo(source.name(), source.caption(), facts);
    }

    private String text() {
        var name = label.equals(id) ? id : id + " (" + label + ")";
        return String.format(Locale.ROOT, "%s, step %d, recipe sha256 %s", name, step, Provenance.sha256(recipe));
    }
}
