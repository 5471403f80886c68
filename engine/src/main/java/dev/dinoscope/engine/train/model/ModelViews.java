package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.ViewedEncoder;
import dev.dinoscope.engine.recipe.EvalConfig;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.handle.NativeList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The encoders of a model in training, each with the weights it is looked at with.
final class ModelViews {
    /// Name of the weights that are trained.
    static final String ONLINE = "online";

    private final DatasetEncoders encoders;
    private final TrainState state;
    private final Learner learner;
    private final Recipe recipe;
    private final List<ModelView> views = new ArrayList<>();

    ModelViews(DatasetEncoders encoders, TrainState state, Learner learner, Recipe recipe) {
        this.encoders = encoders;
        this.state = state;
        this.learner = learner;
        this.recipe = recipe;
        addModel(learner.encoders().getFirst());
        learner.encoders().stream().skip(1).forEach(this::addOther);
    }

    /// The first stands for the model.
    List<ModelView> asList() {
        return List.copyOf(views);
    }

    private void addModel(ViewedEncoder encoder) {
        var features = encoders.images(TracedLearner.features(encoder), encoder);
        var joint = joint(encoder);
        var standing = standing();
        views.add(view("", standing, encoder, features, joint));
        if (state.copies().contains(TensorFile.EMA.key()) && recipe.probe().bothWeights()) {
            var other = standing.equals(ONLINE) ? TensorFile.EMA.key() : ONLINE;
            views.add(view(other, other, encoder, features, joint));
        }
        encoder.copies().forEach(copy -> views.add(view(copy, copy, encoder, features, Optional.empty())));
    }

    /// Name of the weights that stand for the model.
    private String standing() {
        return state.copies().contains(TensorFile.EMA.key()) && recipe.eval().weights() == EvalConfig.Weights.EMA
                ? TensorFile.EMA.key()
                : ONLINE;
    }

    private void addOther(ViewedEncoder encoder) {
        var features = encoders.images(TracedLearner.features(encoder), encoder);
        views.add(view(encoder.name(), ONLINE, encoder, features, Optional.empty()));
        encoder.copies().forEach(copy -> {
            var name = encoder.name() + "." + copy;
            views.add(view(name, copy, encoder, features, Optional.empty()));
        });
    }

    private ModelView view(
            String name,
            String weightsName,
            ViewedEncoder encoder,
            ImageMethod features,
            Optional<ImageMethod> images) {
        var weights = weights(weightsName);
        return new ModelView(
                name,
                weightsName,
                encoder.grid(),
                features,
                weights,
                images.flatMap(method -> encoders.joint(weights, method)));
    }

    private NativeList weights(String name) {
        return name.equals(ONLINE) ? state.parameterList() : state.parameterList(name);
    }

    private Optional<ImageMethod> joint(ViewedEncoder encoder) {
        return learner.jointSpace().map(_ -> encoders.images(TracedLearner.ENCODE_IMAGES, encoder));
    }
}
