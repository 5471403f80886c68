package dev.dinoscope.app.bridge;

import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.runs.RunAt;
import java.util.List;

/// Names a run wherever the window speaks of one: two nodes may have runs of one id.
///
/// @param node name of the node that has it; see [NodeConnector#node()]
/// @param id name of the run directory
public record RunRef(String node, String id) {
    private static final char BETWEEN = '/';

    public RunRef {
        if (id.isEmpty() || id.equals(".") || id.equals("..") || id.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("not the name of a run directory: " + id);
        }
    }

    /// A run that no window shows: its place is that of its directory, if that is on this machine.
    public static RunRef of(RunAt run) {
        return run.runs()
                .directory(run.id())
                .map(path -> of(new RunDirectory(path)))
                .orElseGet(() -> new RunRef("", run.id()));
    }

    /// A run that is read from its directory, without a node.
    public static RunRef of(RunDirectory run) {
        return new RunRef(String.valueOf(run.path().toAbsolutePath().getParent()), run.name());
    }

    /// As one text, for files and for keys of plain text; [#parse(String, String)] reads it.
    public String text() {
        return node + BETWEEN + id;
    }

    /// @param text of a run, or its bare id, as Dinoscope wrote it when a window had one node
    /// @param node whose run a bare id is
    public static RunRef parse(String text, String node) {
        var at = text.lastIndexOf(BETWEEN);
        return at < 0 ? new RunRef(node, text) : new RunRef(text.substring(0, at), text.substring(at + 1));
    }

    /// What is no text of a run is passed over: files of a session may hold anything.
    public static List<RunRef> parseAll(List<String> texts, String node) {
        return texts.stream()
                .filter(text -> !text.isEmpty() && !text.endsWith(String.valueOf(BETWEEN)))
                .map(text -> parse(text, node))
                .toList();
    }
}
