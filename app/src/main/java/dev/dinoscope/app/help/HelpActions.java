package dev.dinoscope.app.help;

import dev.dinoscope.app.action.Action;
import dev.dinoscope.app.action.ActionGroup;
import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.run.CodeVersion;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// The Help menu.
public final class HelpActions {
    private HelpActions() {}

    /// @param present shows a sheet under a title
    public static void register(ActionRegistry actions, Tasks tasks, BiConsumer<String, Node> present) {
        actions.register(Action.of(
                        "help.shortcuts",
                        "Keyboard shortcuts",
                        Feather.COMMAND,
                        ActionGroup.HELP,
                        () -> present.accept("Keyboard shortcuts", new ShortcutSheet(actions)))
                .on("F1", "Shortcut+Slash"));
        // The commit is asked of git, which takes its time.
        actions.register(Action.of(
                        "help.about",
                        "About Dinoscope",
                        Feather.INFO,
                        ActionGroup.HELP,
                        () -> tasks.start(
                                "Looking at this version",
                                _ -> CodeVersion.current(),
                                version -> present.accept("Dinoscope", new AboutSheet(version))))
                .on("Shift+F1"));
    }
}
