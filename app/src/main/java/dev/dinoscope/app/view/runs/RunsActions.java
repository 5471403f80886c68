package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.bridge.RunCommands;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with runs.
public final class RunsActions {
    private final ActionRegistry registry;

    /// Where the other views and the desktop take over.
    ///
    /// @param newRun opens the form
    /// @param newRunLike opens the form with the recipe of a run
    /// @param curves shows these runs' scalars
    /// @param patches shows this run's snapshots
    /// @param compare shows these runs side by side
    public record Elsewhere(
            Runnable newRun,
            Consumer<RunRef> newRunLike,
            Consumer<List<RunRef>> curves,
            Consumer<RunRef> patches,
            Consumer<List<RunRef>> compare) {}

    public RunsActions(
            ActionRegistry registry,
            RunsViewModel model,
            RunCommands commands,
            RunKeeping keeping,
            Elsewhere elsewhere) {
        this.registry = registry;
        registry.register(Action.of("run.new", "New run", Feather.PLUS, ActionGroup.RUN, elsewhere.newRun)
                .on("Shortcut+N"));
        registry.register(Action.of(
                        "run.again",
                        "New run from this recipe",
                        Feather.COPY,
                        ActionGroup.RUN,
                        () -> elsewhere.newRunLike.accept(model.selectedRefs().getFirst()))
                .on("Shortcut+Shift+N")
                .when(model.anySelected()));
        registry.register(Action.of(
                        "run.stop",
                        "Stop",
                        Feather.STOP_CIRCLE,
                        ActionGroup.RUN,
                        () -> commands.stop(those(model, RunItem::stoppable)))
                .on("Shortcut+Period")
                .when(model.stoppable()));
        registry.register(Action.of(
                        "run.resume",
                        "Resume",
                        Feather.PLAY,
                        ActionGroup.RUN,
                        () -> commands.resume(those(model, RunItem::resumable)))
                .on("Shortcut+R")
                .when(model.resumable()));
        registry.register(Action.of(
                        "run.curves",
                        "Open curves",
                        Feather.TRENDING_UP,
                        ActionGroup.RUN,
                        () -> elsewhere.curves.accept(model.selectedRefs()))
                .on("Shortcut+L")
                .when(model.anySelected()));
        registry.register(Action.of(
                        "run.patches",
                        "Open patches",
                        Feather.GRID,
                        ActionGroup.RUN,
                        () -> elsewhere.patches.accept(model.selectedRefs().getFirst()))
                .on("Shortcut+P")
                .when(model.anySelected()));
        registry.register(Action.of(
                        "run.compare",
                        "Compare",
                        Feather.COLUMNS,
                        ActionGroup.RUN,
                        () -> elsewhere.compare.accept(model.selectedRefs()))
                .on("Shortcut+D")
                .when(model.severalSelected()));
        registerKeeping(registry, model, keeping);
        registry.register(Action.of(
                        "run.reveal",
                        "Show run directory",
                        Feather.FOLDER,
                        ActionGroup.RUN,
                        () -> commands.reveal(model.selectedRefs().getFirst()))
                .on("Shortcut+E")
                .when(model.anySelected()));
        registry.register(Action.of(
                        "run.path",
                        "Copy path",
                        Feather.CLIPBOARD,
                        ActionGroup.RUN,
                        () -> commands.copyPaths(model.selectedRefs()))
                .on("Shortcut+Shift+C")
                .when(model.anySelected()));
    }

    private static void registerKeeping(ActionRegistry registry, RunsViewModel model, RunKeeping keeping) {
        registry.register(Action.of(
                        "run.archive",
                        "Archive or bring back",
                        Feather.ARCHIVE,
                        ActionGroup.RUN,
                        () -> keeping.archive(List.copyOf(model.selected())))
                .on("Shortcut+Shift+A")
                .when(model.anySelected()));
        registry.register(Action.of(
                        "run.delete",
                        "Move to trash",
                        Feather.TRASH_2,
                        ActionGroup.RUN,
                        () -> keeping.delete(List.copyOf(model.selected())))
                .on("Shortcut+Delete")
                .when(model.deletable()));
    }

    /// One of them, by its id.
    Action get(String id) {
        return registry.get(id);
    }

    List<Action> all() {
        return registry.of(ActionGroup.RUN);
    }

    private static List<RunRef> those(RunsViewModel model, Predicate<RunItem> condition) {
        return model.selected().stream().filter(condition).map(RunItem::ref).toList();
    }
}
