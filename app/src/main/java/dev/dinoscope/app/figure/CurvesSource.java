package dev.dinoscope.app.figure;

import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesFigure.CurvesLook;
import java.util.List;
import java.util.Locale;

/// Curves for paper, with their caption.
public final class CurvesSource {
    private CurvesSource() {}

    /// @param runs ids
    /// @param labels of the runs, as the legend names them
    public static FigureSource of(CurvesFigure figure, CurvesLook look, List<String> runs, List<String> labels) {
        var tags = String.join(", ", figure.tags());
        var caption = new StringBuilder(tags)
                .append(" over ")
                .append(
                        switch (look.xAxis()) {
                            case STEP -> "training steps";
                            case RELATIVE_TIME -> "time since the start of each run";
                        });
        if (look.smoothing() > 0) {
            caption.append(String.format(
                    Locale.ROOT,
                    "; exponential moving average with weight %.2f, without the bias of its start, over the raw values (faint)",
                    look.smoothing()));
        }
        caption.append(labels.size() == 1 ? ". Run: " : ". Runs: ")
                .append(String.join(", ", labels))
                .append('.');
        var name = figure.tags().isEmpty() ? "curves" : figure.tags().getFirst().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return new FigureSource(name, figure, caption.toString(), runs);
    }
}
