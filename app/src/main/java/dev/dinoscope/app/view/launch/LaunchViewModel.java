package dev.dinoscope.app.view.launch;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.launch.Form;
import dev.dinoscope.app.task.Newest;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunCost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// The recipe of a run to come.
public final class LaunchViewModel {
    private final NodeSession session;
    private final Tasks tasks;
    private final Consumer<RunRef> started;
    private final Form<Recipe> form;
    private final IntSupplier threads;
    private final StringProperty search = new SimpleStringProperty("");
    private final Newest<Counted> counting;
    private final ReadOnlyObjectWrapper<Optional<RunCost>> cost = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper costState = new ReadOnlyStringWrapper("");

    /// @param started told of each run that was started, on the JavaFX thread
    /// @param threads CPU threads to propose; 0 proposes what the recipe says
    /// @param fx the JavaFX thread
    public LaunchViewModel(
            NodeSession session, Tasks tasks, Consumer<RunRef> started, IntSupplier threads, Executor fx) {
        this.session = session;
        this.tasks = tasks;
        this.started = started;
        this.threads = threads;
        counting = Newest.on("run-cost", fx, this::show, this::fail);
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

    /// `2 errors`; empty without any.
    public StringBinding errorTitle() {
        return Bindings.createStringBinding(
                () -> switch (form.errors().size()) {
                    case 0 -> "";
                    case 1 -> "1 error";
                    default -> form.errors().size() + " errors";
                },
                form.errors());
    }

    /// Each error in a line of its own.
    public StringBinding errorText() {
        return Bindings.createStringBinding(
                () -> form.errors().stream().map(ConfigError::text).collect(Collectors.joining("\n")), form.errors());
    }

    /// What a run of the recipe would take; stays until it is counted anew.
    public ReadOnlyObjectProperty<Optional<RunCost>> costProperty() {
        return cost.getReadOnlyProperty();
    }

    /// Why there is no cost, or that it is being counted; empty when it is there.
    public ReadOnlyStringProperty costStateProperty() {
        return costState.getReadOnlyProperty();
    }

    ObservableValue<Boolean> connected() {
        return session.clientProperty().map(Optional::isPresent);
    }

    /// Whether the cost is being counted.
    public boolean counting() {
        return counting.busy();
    }

    /// Counts what the recipe would take, as it is now.
    public void estimate() {
        if (form.errors().isEmpty()) {
            var yaml = form.yamlProperty().get();
            session.clientProperty().get().ifPresent(client -> {
                costState.set("Counting parameters and operations …");
                counting.request(() -> counted(client, yaml));
            });
        }
    }

    /// What came of counting, and of which recipe: the form may have gone on meanwhile.
    private record Counted(String yaml, Optional<RunCost> cost, Optional<ConfigException> refusal) {}

    private static Counted counted(NodeClient client, String yaml) throws IOException {
        try {
            return new Counted(yaml, Optional.of(client.estimateRun(yaml, List.of())), Optional.empty());
        } catch (ConfigException refused) {
            return new Counted(yaml, Optional.empty(), Optional.of(refused));
        }
    }

    private void show(Counted counted) {
        cost.set(counted.cost());
        costState.set("");
        counted.refusal().ifPresent(refused -> {
            if (form.errors().isEmpty()
                    && counted.yaml().equals(form.yamlProperty().get())) {
                form.refuse(refused.errors());
            }
            fail(refused);
        });
    }

    private void fail(Exception problem) {
        cost.set(Optional.empty());
        costState.set("The cost is not known: " + Objects.requireNonNullElse(problem.getMessage(), problem.toString()));
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
    public void takeRun(RunRef run) {
        session.clientProperty()
                .get()
                .ifPresent(client -> tasks.start(
                        "Reading the recipe of " + run.id(),
                        _ -> Configs.read(
                                Recipe.class,
                                run.id() + "/recipe.yaml",
                                new String(client.read(run.id(), "recipe.yaml"), StandardCharsets.UTF_8),
                                List.of()),
                        recipe -> form.start(recipe, run.id())));
    }

    /// Starts the run.
    public void start() {
        var yaml = form.yamlProperty().get();
        session.clientProperty()
                .get()
                .ifPresent(client ->
                        tasks.start("Starting a run", _ -> session.ref(client.startRun(yaml, List.of())), started));
    }
}
