package dev.dinoscope.engine.verify.learner;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `learner_<method>`: whole steps of a learner, by the program that trains. A case gives a recipe, all weights and a
/// batch; it expects of every step what it is told by the schedules, the loss and all that is logged, the
/// gradient, the weights, their copies, buffers and the optimiser's moments.
public final class LearnerCheck implements GoldenCheck {
    private static final String RECIPE = "recipe";
    private static final String MODEL = "_" + RECIPE;

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        var recipe = recipe(golden.texts().getOrDefault(RECIPE, ""));
        var context = recipe.context(golden.whole("vocabulary"), models(golden));
        var traced = TracedLearner.of(recipe, context, evaluator.device(), evaluator.precision());
        var libtorch = evaluator.libtorch();
        Map<String, double[]> values = new HashMap<>();
        try (Scope scope = libtorch.scope("learner")) {
            var steps = new LearnerSteps(golden, evaluator, recipe, traced, scope);
            for (int i = 1; i <= golden.whole("steps"); i++) {
                steps.take(values, "step" + i + ".");
            }
        }
        return values;
    }

    private static Recipe recipe(String yaml) {
        return Configs.read(Recipe.class, "the golden recipe", yaml, List.of());
    }

    /// The forms of other models: `teacher_recipe` is what the learner knows as `teacher`.
    private static Map<String, TrainedModel> models(GoldenCase golden) {
        Map<String, TrainedModel> models = new LinkedHashMap<>();
        golden.texts().forEach((key, yaml) -> {
            if (key.endsWith(MODEL)) {
                models.put(
                        key.substring(0, key.length() - MODEL.length()),
                        recipe(yaml).form());
            }
        });
        return models;
    }
}
