package dev.dinoscope.app.figure;

import dev.dinoscope.viz.export.Figure;
import java.util.List;

/// What a view offers for paper.
///
/// @param name begins the name of the file
/// @param caption for the paper, plain text
/// @param runs ids of the runs it shows, in the order of their legend
public record FigureSource(String name, Figure figure, String caption, List<String> runs) {
    public FigureSource {
        runs = List.copyOf(runs);
    }
}
