package dev.dinoscope.engine.teacher;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.method.NeededModel;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.EvalConfig;
import dev.dinoscope.engine.recipe.ProbeConfig;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Finds the trained models that a recipe's method needs, and has them trained where they are not there yet.
public final class TrainedModels {
    /// Changes when the same recipe, data and program would train another model.
    private static final String FORMAT = "1";

    /// The name that methods ask for a teacher by.
    private static final String TEACHER = "teacher";

    private static final String DEVICE = "train.device=";

    private final TeacherCache cache;
    private final ModelTraining training;
    private final Progress progress;

    /// @param cache where models are kept that recipes make
    /// @param cancelled is asked while another run is waited for; the training asks for itself
    public TrainedModels(Path cache, ModelTraining training, Progress progress, BooleanSupplier cancelled) {
        this.cache = new TeacherCache(cache, progress, cancelled);
        this.training = training;
        this.progress = progress;
    }

    /// Only the form of each, by name: nothing is trained or read but recipes.
    ///
    /// @throws ConfigException when a setting names nothing that could be a model
    public static Map<String, TrainedModel> described(Recipe recipe) {
        Map<String, TrainedModel> models = new LinkedHashMap<>();
        for (var needed : recipe.method().needs()) {
            models.put(needed.name(), recipe(needed).form());
        }
        return models;
    }

    /// Of the run that trains it, or would.
    public static Recipe recipe(NeededModel needed) {
        return ModelSource.of(needed, List.of()).recipe();
    }

    /// Each with its weights, by name.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled; what was trained so far is kept
    /// @throws ConfigException when a setting names nothing that could be a model
    public Map<String, RecipeModel> obtained(Recipe recipe) throws IOException {
        Map<String, RecipeModel> models = new LinkedHashMap<>();
        for (var needed : recipe.method().needs()) {
            models.put(needed.name(), obtain(needed, recipe));
        }
        return models;
    }

    /// @param by the recipe that needs it: what is made for it is made on its device
    private RecipeModel obtain(NeededModel needed, Recipe by) throws IOException {
        return switch (ModelSource.of(needed, List.of(DEVICE + by.train().device()))) {
            case ModelSource.FromRecipe made -> model(made.recipe(), newest(needed, made(needed, made.recipe())));
            case ModelSource.FromRun(var run, var step, var recipe) ->
                model(recipe, step.isPresent() ? at(needed, run, step) : newest(needed, run));
            case ModelSource.Untrained(var recipe) -> {
                progress.note(String.format(
                        Locale.ROOT,
                        "%s=%s: the model is not trained, as the recipe asks for a control",
                        needed.setting(),
                        needed.source()));
                yield RecipeModel.of(recipe, Optional.empty(), "untrained");
            }
        };
    }

    private RunDirectory made(NeededModel needed, Recipe recipe) throws IOException {
        return cache.run(told(needed), key(recipe), recipe, training);
    }

    private static String told(NeededModel needed) {
        return needed.name().equals(TEACHER) ? "the teacher" : "the model of " + needed.setting();
    }

    private static RecipeModel model(Recipe recipe, Checkpoint checkpoint) throws IOException {
        return RecipeModel.of(recipe, Optional.of(checkpoint), WeightsHash.of(checkpoint));
    }

    private Checkpoint newest(NeededModel needed, RunDirectory run) throws IOException {
        return store(run).load(progress::note).orElseThrow(() -> withoutCheckpoint(needed, run));
    }

    private static Checkpoint at(NeededModel needed, RunDirectory run, OptionalLong step) throws IOException {
        return store(run).load(step.getAsLong()).orElseThrow(() -> withoutCheckpoint(needed, run));
    }

    private static ConfigException withoutCheckpoint(NeededModel needed, RunDirectory run) {
        return ModelSource.unfit(
                needed,
                String.format(
                        Locale.ROOT, "it has no checkpoint yet; train it first: dinoscope resume %s", run.path()));
    }

    private static CheckpointStore store(RunDirectory run) {
        return new CheckpointStore(run.checkpoints(), 1, InstantSource.system());
    }

    /// Names all that decides the weights. Label, probes and evaluations do not, nor on which device they are
    /// trained.
    private String key(Recipe recipe) throws IOException {
        var whatMatters = new Recipe(
                "",
                recipe.seed(),
                recipe.method(),
                recipe.model(),
                recipe.data(),
                recipe.optim(),
                recipe.train(),
                new ProbeConfig(),
                new EvalConfig());
        var text = new StringBuilder(FORMAT)
                .append('\n')
                .append(onAnyDevice(whatMatters))
                .append(training.materials(recipe));
        for (var needed : recipe.method().needs()) {
            text.append('\n').append(obtain(needed, recipe).model().hash());
        }
        return Provenance.sha256(text.toString()).substring(0, 16);
    }

    private static String onAnyDevice(Recipe recipe) {
        return Configs.toYaml(
                Configs.read(Recipe.class, recipe.name(), Configs.toYaml(recipe), List.of(DEVICE + "auto")));
    }
}
