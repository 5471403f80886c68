package dev.dinoscope.app;

import dev.dinoscope.app.action.ActionRegistry;
import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.palette.PaletteItem;
import dev.dinoscope.app.shell.Navigator;
import dev.dinoscope.app.view.launch.LaunchViewModel;
import dev.dinoscope.engine.config.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/// What the command palette searches: actions (each view has one), runs, recipes and settings.
final class PaletteSources {
    private static final String RUN = "run:";

    private final ActionRegistry actions;
    private final NodeSession session;
    private final Consumer<RunRef> visit;
    private final LaunchViewModel launch;
    private final Navigator navigator;

    /// @param visit turns the views to a run
    PaletteSources(
            ActionRegistry actions,
            NodeSession session,
            Consumer<RunRef> visit,
            LaunchViewModel launch,
            Navigator navigator) {
        this.actions = actions;
        this.session = session;
        this.visit = visit;
        this.launch = launch;
        this.navigator = navigator;
    }

    List<Supplier<List<PaletteItem>>> all() {
        return List.of(this::actions, this::runs, this::recipes, this::settings);
    }

    /// Ids of an earlier session as this one has them: runs once had no node.
    List<String> recall(List<String> ids) {
        return ids.stream().flatMap(this::recall).toList();
    }

    private Stream<String> recall(String id) {
        return id.startsWith(RUN)
                ? session.recall(List.of(id.substring(RUN.length()))).stream().map(run -> RUN + run.text())
                : Stream.of(id);
    }

    private List<PaletteItem> actions() {
        return actions.all().stream()
                .filter(action -> action.enabled().get() && !action.id().equals("view.palette"))
                .map(PaletteItem::of)
                .toList();
    }

    private List<PaletteItem> runs() {
        return session.runs().items().stream()
                .map(run -> new PaletteItem(
                        RUN + run.ref().text(),
                        "Run",
                        run.id(),
                        run.info().state().name().toLowerCase(Locale.ROOT),
                        "",
                        Feather.ACTIVITY,
                        () -> visit.accept(run.ref())))
                .toList();
    }

    private List<PaletteItem> recipes() {
        return launch.bundled().stream()
                .map(name -> new PaletteItem(
                        "recipe:" + name, "Recipe", name, "New run from it", "", Feather.FILE_TEXT, () -> {
                            launch.takeBundled(name);
                            navigator.open("launch");
                        }))
                .toList();
    }

    private List<PaletteItem> settings() {
        return launch.form().settings().stream()
                .map(setting -> setting.field())
                // Several methods have a setting of one name; the form shows that of the method chosen.
                .collect(Collectors.toMap(Field::path, Function.identity(), (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .map(field -> new PaletteItem(
                        "setting:" + field.path(), "Setting", field.path(), field.help(), "", Feather.SLIDERS, () -> {
                            launch.searchProperty().set(field.path());
                            navigator.open("launch");
                        }))
                .toList();
    }
}
