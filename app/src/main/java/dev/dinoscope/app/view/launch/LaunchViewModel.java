package dev.dinoscope.app.view.launch;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.launch.Form;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The recipe of a run to come.
public final class LaunchViewModel {
    private final NodeSession session;
    private final Tasks tasks;
    private final Consumer<String> started;
    private final Form<Recipe> form;
    private final IntSupplier threads;
    private final StringProperty search = new SimpleStringProperty("");

    /// @param started told the id of each run that was started, on the JavaFX thread
    /// @param threads CPU threads to propose; 0 proposes what the recipe says
    public LaunchViewModel(NodeSession session, Tasks tasks, Consumer<String> started, IntSupplier threads) {
        this.session = session;
        this.tasks = tasks;
        this.started = started;
        this.threads = threads;
        var first = BundledRecipes.names().getFirst();
        form = new Form<>(Recipe.class, bundled(first), first);
    }

    public Form<Recipe> form() {
        return form;
    }

    /// Names of the recipes that come with Dinoscope.
    public List<String> bundled() {
        return BundledRecipes.names();
    }

    /// The bundled recipe or the run that the form started from.
    public ReadOnlyStringProperty originProperty() {
        return form.originProperty();
    }

    /// Shows only settings that have this in key, title or help.
    public StringProperty searchProperty() {
        return search;
    }

    public BooleanBinding startable() {
        return Bindings.createBooleanBinding(
                () -> form.errors().isEmpty() && session.clientProperty().get().isPresent(),
                form.errors(),
                session.clientProperty());
    }

    /// Starts the form from a bundled recipe.
    public void takeBundled(String name) {
        form.start(bundled(name), name);
    }

    private Recipe bundled(String name) {
        var wanted = threads.getAsInt();
        return BundledRecipes.read(name, wanted == 0 ? List.of() : List.of("train.threads=" + wanted));
    }

    /// Starts the form from the recipe of a run.
    public void takeRun(String run) {
        session.clientProperty()
                .get()
                .ifPresent(client -> tasks.start(
                        "Reading the recipe of " + run,
                        _ -> Configs.read(
                                Recipe.class,
                                run + "/recipe.yaml",
                                new String(client.read(run, "recipe.yaml"), StandardCharsets.UTF_8),
                                List.of()),
                        recipe -> form.start(recipe, run)));
    }

    /// Starts the run.
    public void start() {
        var yaml = form.yamlProperty().get();
        session.clientProperty()
                .get()
                .ifPresent(client -> tasks.start("Starting a run", _ -> client.startRun(yaml, List.of()), started));
    }
}
