package dev.dinoscope.engine.node;

import java.util.List;

/// Lines of a run's log, without their line ends.
///
/// @param next where to go on after these lines
/// @param fromStart these lines begin the log: forget what was shown of it
public record LogLines(List<String> lines, Position next, boolean fromStart) {
    public LogLines {
        lines = List.copyOf(lines);
    }
}
