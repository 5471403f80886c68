package dev.dinoscope.app.figure;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesFigure.CurvesLook;
import dev.dinoscope.viz.export.FigureText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Curves for paper, with their caption.
public final class CurvesSource {
    private CurvesSource() {}

    /// @param runs that the figure shows
    /// @param labels of the runs, as the legend names them
    /// @param pauses of each run that the training time leaves out, as a text; empty without any
    public static FigureSource of(
            CurvesFigure figure, CurvesLook look, List<RunRef> runs, List<String> labels, List<String> pauses) {
        var tags = String.join(", ", figure.tags());
        var caption = new StringBuilder(tags)
                .append(" over ")
                .append(
                        switch (look.xAxis()) {
                            case STEP -> "training steps";
                            case RELATIVE_TIME -> training(labels, pauses);
                        });
        if (figure.notFinite() > 0) {
            caption.append("; ")
                    .append(figure.notFinite())
                    .append(figure.notFinite() == 1 ? " value is" : " values are")
                    .append(" not finite: marked at the edge (× NaN, ▲ +∞, ▼ −∞)");
        }
        var missing = FigureText.missing(figure.texts());
        if (!missing.isEmpty()) {
            caption.append("; no font on this machine has ")
                    .append(missing.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" ")))
                    .append(": the labels have the codes of these letters");
        }
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

    private static String training(List<String> labels, List<String> pauses) {
        var left = IntStream.range(0, Math.min(labels.size(), pauses.size()))
                .filter(i -> !pauses.get(i).isEmpty())
                .mapToObj(i -> (labels.size() == 1 ? "" : labels.get(i) + ": ") + pauses.get(i))
                .toList();
        return "training time since the first step of each run"
                + (left.isEmpty() ? "" : ", without pauses (" + String.join("; ", left) + ")");
    }
}
