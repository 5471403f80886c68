package dev.dinoscope.app.figure;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.focus.Anchor;
import dev.dinoscope.app.view.patches.PatchMap;
import dev.dinoscope.app.view.patches.RunSnapshots;
import dev.dinoscope.engine.cli.runs.RunArgument;
import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.finite.NotFiniteException;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.events.TrainingTime;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.RunGlance;
import dev.dinoscope.viz.chart.CurveKey;
import dev.dinoscope.viz.chart.CurvesFigure;
import dev.dinoscope.viz.chart.CurvesModel;
import dev.dinoscope.viz.chart.JoinedCurves;
import dev.dinoscope.viz.chart.XAxis;
import dev.dinoscope.viz.export.FigureFormat;
import dev.dinoscope.viz.export.FigureStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope figure`: the figures of the workbench without a window.
@Command(
        name = "figure",
        description = "Draw a figure of runs into a PNG, PDF or SVG file; prints its caption.",
        mixinStandardHelpOptions = true)
public final class FigureCommand implements Callable<Integer> {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final Pattern ANCHOR = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

    private final Homes homes;

    private enum Kind {
        CURVES,
        PATCHES
    }

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories, or names of runs.")
    private List<String> runs = new ArrayList<>();

    @Option(names = "--view", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Kind view = Kind.CURVES;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Ends in .png, .pdf or .svg.")
    private Path out = Path.of("figure.pdf");

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

    @Option(names = "--step", description = "Snapshot for --view patches (default: the newest).")
    private @Nullable Long step;

    @Option(names = "--anchor", paramLabel = "IMAGE:PATCH", description = "Patch to compare with, both from 0.")
    private @Nullable String anchor;

    @Option(
            names = "--encoder",
            split = ",",
            paramLabel = "NAME",
            description = "One image encoder of the snapshot or two, such as online,teacher (default: the model's).")
    private List<String> encoders = List.of();

    @Option(names = "--map", description = "For --view patches: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PatchMap map = PatchMap.COSINE;

    @Option(names = "--width", paramLabel = "MM", description = "Width in millimetres (default: 82.55, one column).")
    private double width = FigureStyle.ONE_COLUMN / FigureStyle.POINTS_PER_INCH * MILLIMETRES_PER_INCH;

    @Option(names = "--dpi", description = "Dots per inch of pixels (default: ${DEFAULT-VALUE}).")
    private int dpi = 300;

    public FigureCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws IOException {
        // Java2D must not look for a display: figures are drawn on clusters.
        System.setProperty("java.awt.headless", "true");
        try {
            var format = FigureFormat.of(out);
            requireFolder();
            var style = new FigureStyle(width() / MILLIMETRES_PER_INCH * FigureStyle.POINTS_PER_INCH, 8, dpi);
            var directories = new ArrayList<RunDirectory>();
            for (var run : runs) {
                directories.add(RunArgument.find(run, homes));
            }
            requireOneView();
            var source = view == Kind.CURVES ? curves(directories) : patches(directories.getFirst());
            var origins = new ArrayList<RunOrigin>();
            for (var run : directories) {
                origins.add(origin(run));
            }
            format.write(source.figure(), style, RunOrigin.describe(source, origins), out);
            System.out.println(source.caption());
            return ExitCode.OK;
        } catch (NotFiniteException nothing) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(nothing.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private FigureSource curves(List<RunDirectory> directories) throws IOException {
        var look = new CurvesFigure.CurvesLook(smoothing(), log, byTime ? XAxis.RELATIVE_TIME : XAxis.STEP);
        var models = new LinkedHashMap<String, CurvesModel>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        var known = new ArrayList<String>();
        var pauses = new ArrayList<String>();
        for (var run : directories) {
            var given = RunGlance.of(run).notes().labelOr(run.name());
            var label = numbers.containsKey(given) ? given + " (" + run.name() + ")" : given;
            var scalars = ScalarLog.read(run.path());
            scalars.warnings().forEach(System.err::println);
            var time = TrainingTime.of(scalars);
            pauses.add(time.text());
            known.addAll(scalars.tags());
            numbers.putIfAbsent(label, numbers.size());
            for (var tag : wanted(scalars.tags())) {
                var model = models.computeIfAbsent(tag, _ -> new CurvesModel());
                var series = scalars.series(tag);
                if (series != null) {
                    model.append(new CurveKey(label, tag), series.steps(), time.of(series, 0), series.values());
                }
            }
        }
        var figure = new CurvesFigure(look, Map.of());
        if (together) {
            figure.add(String.join(", ", tags), new JoinedCurves(List.copyOf(models.values())), numbers);
        } else {
            models.forEach((tag, model) -> figure.add(tag, model, numbers));
        }
        if (figure.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--tags: no run has %s; there are %s",
                    String.join(", ", tags),
                    known.stream().distinct().toList()));
        }
        return CurvesSource.of(
                figure, look, directories.stream().map(RunRef::of).toList(), List.copyOf(numbers.keySet()), pauses);
    }

    /// The tags that were asked for, with those of a run for a whole group.
    private List<String> wanted(Collection<String> there) {
        return tags.stream()
                .flatMap(tag -> tag.endsWith("/*")
                        ? there.stream().filter(other -> other.startsWith(tag.substring(0, tag.length() - 1)))
                        : Stream.of(tag))
                .distinct()
                .toList();
    }

    /// What is asked for is drawn, or refused; never passed over.
    private void requireOneView() {
        var ofPatches = step != null || anchor != null || !encoders.isEmpty() || map != PatchMap.COSINE;
        if (view == Kind.CURVES && ofPatches) {
            throw new IllegalArgumentException(
                    "--step, --anchor, --encoder and --map belong to patches; add --view patches");
        }
        if (view == Kind.PATCHES && runs.size() > 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "--view patches draws one run, got %d; make a figure of each", runs.size()));
        }
    }

    private void requireFolder() {
        var folder = out.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--out: there is no folder %s; make it first, or name another", folder));
        }
        if (!Files.isWritable(folder) || Files.isDirectory(out)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--out: %s cannot be written; name a file in a folder of yours", out));
        }
    }

    private double width() {
        if (!(width >= 26 && width <= 705)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--width: %s — expected from 26 to 705 mm", width));
        }
        return width;
    }

    private double smoothing() {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--smoothing: %s — expected from 0 to below 1", smoothing));
        }
        return smoothing;
    }

    private FigureSource patches(RunDirectory run) throws IOException {
        var snapshots = new RunSnapshots(run);
        if (encoders.size() > 2) {
            throw new IllegalArgumentException("--encoder: expected one or two, got " + String.join(", ", encoders));
        }
        var frames = snapshots.frames(
                step == null ? OptionalLong.empty() : OptionalLong.of(step),
                Optional.ofNullable(anchor).map(FigureCommand::anchor),
                encoders);
        if (map == PatchMap.GATE && frames.main().gates().isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--map: the snapshot of step %d has no gate for %s; methods with a gate write it",
                    frames.main().step(),
                    frames.main().encoder()));
        }
        return PatchesSource.of(RunRef.of(run), frames, snapshots.probes(), map, 0.65, true);
    }

    private static Anchor anchor(String text) {
        var parts = ANCHOR.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "--anchor: %s — expected IMAGE:PATCH, such as 0:27", text));
        }
        return new Anchor(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    private static RunOrigin origin(RunDirectory run) throws IOException {
        var glance = RunGlance.of(run);
        glance.faults().forEach(System.err::println);
        return new RunOrigin(
                run.name(), glance.notes().labelOr(run.name()), glance.status().step(), run.recipeText());
    }
}
