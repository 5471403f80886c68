package dev.dinoscope.app.view.runs;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.bridge.RunCommands;
import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.focus.Focus;
import dev.dinoscope.app.shell.Navigator;
import java.util.List;
import java.util.function.Predicate;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with runs.
public final class RunsActions {
    private final ActionRegistry registry;

    /// @param focus where other views are told which runs to show
    public RunsActions(
            ActionRegistry registry,
            RunsViewModel model,
            RunCommands commands,
            RunKeeping keeping,
            Focus focus,
            Navigator navigator) {
        this.registry = registry;
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
        registry.register(Action.of("run.curves", "Open curves", Feather.TRENDING_UP, ActionGroup.RUN, () -> {
                    focus.show(model.selectedRefs());
                    navigator.open("curves");
                })
                .on("Shortcut+L")
                .when(model.anySelected()));
        registry.register(Action.of("run.patches", "Open patches", Feather.GRID, ActionGroup.RUN, () -> {
                    focus.runProperty().set(model.selectedRefs().stream().findFirst());
                    navigator.open("patches");
                })
                .on("Shortcut+P")
                .when(model.anySelected()));
        registry.register(Action.of("run.compare", "Compare", Feather.COLUMNS, ActionGroup.RUN, () -> {
                    focus.show(model.selectedRefs());
                    navigator.open("compare");
                })
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
                .when(model.anySelected())
                .unless(commands.revealHindrance()));
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
