package dev.dinoscope.app.figure;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.viz.export.Figure;
import java.util.List;

/// What a view offers for paper.
///
/// @param name begins the name of the file
/// @param caption for the paper, plain text
/// @param runs that it shows, in the order of their legend
public record ViewFigure(String name, Figure figure, String caption, List<RunRef> runs) {
    public ViewFigure {
        runs = List.copyOf(runs);
    }
}
