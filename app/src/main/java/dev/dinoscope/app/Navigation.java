package dev.dinoscope.app;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.shell.Shell;
import dev.dinoscope.app.shell.notice.Notices;
import dev.dinoscope.app.view.compare.CompareViewModel;
import dev.dinoscope.app.view.curves.CurvesViewModel;
import dev.dinoscope.app.view.launch.LaunchViewModel;
import dev.dinoscope.app.view.patches.PatchesViewModel;
import dev.dinoscope.app.view.patches.Spot;
import dev.dinoscope.app.view.runs.RunsActions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Turns the views to runs, and brings the view to the front that shows what was asked for.
final class Navigation {
    private final CurvesViewModel curves;
    private final PatchesViewModel patches;
    private final CompareViewModel compare;
    private final Notices notices;
    private final Supplier<Shell> shell;

    /// @param shell asked when somebody goes somewhere: it is made after this
    Navigation(
            CurvesViewModel curves,
            PatchesViewModel patches,
            CompareViewModel compare,
            Notices notices,
            Supplier<Shell> shell) {
        this.curves = curves;
        this.patches = patches;
        this.compare = compare;
        this.notices = notices;
        this.shell = shell;
    }

    /// The ways out of the list of runs.
    RunsActions.Elsewhere elsewhere(LaunchViewModel launch) {
        return new RunsActions.Elsewhere(
                () -> open("launch"),
                id -> {
                    launch.takeRun(id);
                    open("launch");
                },
                ids -> {
                    curves.show(ids);
                    open("curves");
                },
                id -> {
                    patches.runProperty().set(Optional.of(id));
                    open("patches");
                },
                ids -> {
                    compare.compare(ids);
                    open("compare");
                });
    }

    /// Turns every view to a run that has just been started.
    void follow(RunRef run) {
        turnTo(run);
        notices.success("Started " + run.id());
        open("curves");
    }

    /// Shows a run where the user looks already, if that can be.
    void visit(RunRef run) {
        turnTo(run);
        if (!shell.get().frontView().equals("patches")) {
            open("curves");
        }
    }

    /// Turns every view to these runs.
    ///
    /// @param spot pinned in the first run
    void visit(List<RunRef> runs, Spot spot) {
        curves.show(runs);
        patches.runProperty().set(Optional.of(runs.getFirst()));
        patches.anchorProperty().set(Optional.of(spot));
        compare.compare(runs);
    }

    void open(String view) {
        shell.get().open(view);
    }

    private void turnTo(RunRef run) {
        curves.show(List.of(run));
        patches.runProperty().set(Optional.of(run));
    }
}
