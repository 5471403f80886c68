package dev.dinoscope.app.view.curves;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.figure.FigureSource;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.engine.run.events.TrainingTime;
import dev.dinoscope.engine.runs.RunAt;
import dev.dinoscope.viz.chart.CurveKey;
import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesFigure.CurvesLook;
import dev.dinoscope.viz.chart.CurvesModel;
import dev.dinoscope.viz.chart.JoinedCurves;
import dev.dinoscope.viz.chart.XAxis;
import dev.dinoscope.viz.export.FigureText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Curves for paper, with their caption.
public final class CurvesFigureSource implements FigureSource {
    @Option(
            names = "--tags",
            split = ",",
            paramLabel = "TAG",
            description = "Scalars to draw; loss/* stands for all of a group (default: loss).")
    private List<String> tags = List.of("loss");

    @Option(names = "--together", description = "All scalars in one plot.")
    private boolean together;

    @Option(names = "--smoothing", description = "Weight of the moving average, 0 to below 1 (default: 0.6).")
    private double smoothing = 0.6;

    @Option(names = "--log", description = "Logarithmic y axis.")
    private boolean log;

    @Option(names = "--by-time", description = "Time instead of steps along x.")
    private boolean byTime;

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public ViewFigure of(List<RunAt> runs, Path cache) throws IOException {
        var look = new CurvesFigure.CurvesLook(smoothing(), log, byTime ? XAxis.RELATIVE_TIME : XAxis.STEP);
        var models = new LinkedHashMap<String, CurvesModel>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        var known = new ArrayList<String>();
        var pauses = new ArrayList<String>();
        for (var run : runs) {
            var given = run.info().label();
            var label = numbers.containsKey(given) ? given + " (" + run.id() + ")" : given;
            var scalars = run.runs().scalars(run.id());
            scalars.warnings().forEach(System.err::println);
            var time = TrainingTime.of(scalars);
            pauses.add(time.text());
            known.addAll(scalars.tags());
            numbers.putIfAbsent(label, numbers.size());
            for (var tag : wanted(tags, scalars.tags())) {
                var model = models.computeIfAbsent(tag, _ -> new CurvesModel());
                var series = scalars.series(tag);
                if (series != null) {
                    model.append(new CurveKey(label, tag), series.steps(), time.of(series, 0), series.values());
                }
            }
        }
        requireKnown(known);
        var figure = new CurvesFigure(look, Map.of());
        if (together) {
            figure.add(String.join(", ", tags), new JoinedCurves(List.copyOf(models.values())), numbers);
        } else {
            models.forEach((tag, model) -> figure.add(tag, model, numbers));
        }
        return figure(figure, look, runs.stream().map(RunRef::of).toList(), List.copyOf(numbers.keySet()), pauses);
    }

    private void requireKnown(Collection<String> known) {
        var unknown = tags.stream()
                .filter(tag -> wanted(List.of(tag), known).stream().noneMatch(known::contains))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--tags: no run has %s; there are %s",
                    String.join(", ", unknown),
                    known.stream().distinct().toList()));
        }
    }

    /// The tags that were asked for, with those of a run for a whole group.
    private static List<String> wanted(List<String> tags, Collection<String> there) {
        return tags.stream()
                .flatMap(tag -> tag.endsWith("/*")
                        ? there.stream().filter(other -> other.startsWith(tag.substring(0, tag.length() - 1)))
                        : Stream.of(tag))
                .distinct()
                .toList();
    }

    private double smoothing() {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--smoothing: %s — expected from 0 to below 1", smoothing));
        }
        return smoothing;
    }

    /// @param runs that the figure shows
    /// @param labels of the runs, as the legend names them
    /// @param pauses of each run that the training time leaves out, as a text; empty without any
    static ViewFigure figure(
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
        return new ViewFigure(name, figure, caption.toString(), runs);
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
