package dev.dinoscope.app.figure;

import dev.dinoscope.engine.cli.runs.RunDesk;
import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.finite.NotFiniteException;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.runs.RunAt;
import dev.dinoscope.viz.export.FigureFormat;
import dev.dinoscope.viz.export.FigureStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dinoscope figure`: the figures of the workbench without a window.
@Command(
        name = "figure",
        description = "Draw a figure of runs into a PNG, PDF or SVG file; prints its caption.",
        mixinStandardHelpOptions = true)
public final class FigureCommand implements Callable<Integer> {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final String VIEW = "--view";

    private final Homes homes;
    private final SequencedMap<String, FigureSource> views;
    private final ViewOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RunDesk desk = new RunDesk();

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories, or names of runs.")
    private List<String> runs = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Ends in .png, .pdf or .svg.")
    private Path out = Path.of("figure.pdf");

    @Option(names = "--width", paramLabel = "MM", description = "Width in millimetres (default: 82.55, one column).")
    private double width = FigureStyle.ONE_COLUMN / FigureStyle.POINTS_PER_INCH * MILLIMETRES_PER_INCH;

    @Option(names = "--dpi", description = "Dots per inch of pixels (default: ${DEFAULT-VALUE}).")
    private int dpi = 300;

    private FigureCommand(Homes homes, SequencedMap<String, FigureSource> views) {
        this.homes = homes;
        this.views = views;
        this.options = new ViewOptions(views);
    }

    /// The verb with the options of every view.
    ///
    /// @param views what each view draws, by its id; the first is drawn unless another is asked for
    public static CommandLine verb(Homes homes, SequencedMap<String, FigureSource> views) {
        var command = new FigureCommand(homes, views);
        var line = new CommandLine(command);
        var spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder(VIEW)
                .paramLabel("VIEW")
                .type(String.class)
                .completionCandidates(views.keySet())
                .defaultValue(views.firstEntry().getKey())
                .description("${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                .build());
        command.options.addTo(spec);
        return line;
    }

    @Override
    public Integer call() throws IOException {
        // Java2D must not look for a display: figures are drawn on clusters.
        System.setProperty("java.awt.headless", "true");
        try {
            var format = FigureFormat.of(out);
            requireFolder();
            var style = new FigureStyle(width() / MILLIMETRES_PER_INCH * FigureStyle.POINTS_PER_INCH, 8, dpi);
            try (var named = desk.open(homes)) {
                draw(format, style, runs.stream().map(named::find).toList());
            }
            return ExitCode.OK;
        } catch (NotFiniteException nothing) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(nothing.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private void draw(FigureFormat format, FigureStyle style, List<RunAt> shown) throws IOException {
        var drawn = view().of(shown, homes.cache().resolve("snapshots"));
        var origins = new ArrayList<RunOrigin>();
        for (var run : shown) {
            origins.add(origin(run));
        }
        format.write(drawn.figure(), style, RunOrigin.describe(drawn, origins), out);
        System.out.println(drawn.caption());
    }

    private FigureSource view() {
        var parsed = spec.commandLine().getParseResult();
        String chosen = spec.findOption(VIEW).getValue();
        var wanted = chosen.toLowerCase(Locale.ROOT);
        var source = views.get(wanted);
        if (source == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s: %s — expected one of %s", VIEW, wanted, String.join(", ", views.keySet())));
        }
        options.requireOf(wanted, parsed);
        if (runs.size() > source.most()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%s %s draws one run, got %d; make a figure of each", VIEW, wanted, runs.size()));
        }
        return source;
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

    private static RunOrigin origin(RunAt run) throws IOException {
        var info = run.info();
        info.faults().forEach(System.err::println);
        var recipe = new String(run.runs().read(run.id(), "recipe.yaml"), StandardCharsets.UTF_8);
        return new RunOrigin(run.id(), info.label(), info.step(), recipe);
    }
}
