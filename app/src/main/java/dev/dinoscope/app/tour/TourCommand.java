package dev.dinoscope.app.tour;

import dev.dinoscope.app.settings.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dinoscope tour`: pictures of every view.
@Command(
        name = "tour",
        description = "Opens every view on bundled example runs and takes a picture of each, light and dark."
                + " Needs no display, and touches no run of yours.",
        mixinStandardHelpOptions = true)
public final class TourCommand implements Callable<Integer> {
    private final ToIntFunction<TourPlan> show;

    @Option(names = "--out", description = "Where the pictures go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("tour");

    @Option(names = "--theme", split = ",", description = "Themes: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Theme> themes = List.of(Theme.values());

    @Option(names = "--only", split = ",", description = "Names of pictures to take (default: all).")
    private List<String> only = List.of();

    @Option(names = "--size", description = "Width and height of the window (default: ${DEFAULT-VALUE}).")
    private String size = "1440x900";

    /// @param show takes the tour and gives the exit code
    public TourCommand(ToIntFunction<TourPlan> show) {
        this.show = show;
    }

    @Override
    public Integer call() {
        return show.applyAsInt(new TourPlan(out, themes, only, WindowSize.parse(size)));
    }
}
