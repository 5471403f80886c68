package dev.dinoscope.engine.method.alip;

import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.List;
import java.util.stream.Stream;

/// CLIP with two texts for each image, in which pairs count by how well they agree.
final class AlipLearner extends DualEncoder implements EmbeddingLearner {
    private static final String SECOND_TOKENS = "second_tokens";

    private final AlipObjective objective;
    private final Parameter history;

    AlipLearner(Alip settings, LearnerContext context) {
        super(context, settings.logitScale());
        objective = settings.objective();
        history = buffer("agreement", Initialiser.constant(1), 3);
    }

    @Override
    public List<BatchField> batch() {
        var second = new BatchField.Captions(SECOND_TOKENS, model().text().context(), BatchField.Captions.Which.SECOND);
        return Stream.concat(super.batch().stream(), Stream.of(second)).toList();
    }

    @Override
    public Outputs embed(Inputs batch) {
        return Outputs.of("images", project(see(batch.get(IMAGES))))
                .and("texts", projectText(read(batch.get(TOKENS))))
                .and("synthetic", projectText(read(batch.get(SECOND_TOKENS))));
    }

    @Override
    public Outputs loss(Inputs embedded) {
        var parts = objective.of(
                embedded.get("images"),
                embedded.get("texts"),
                embedded.get("synthetic"),
                scale().logScale(),
                history.tensor());
        var weights = parts.weights();
        return Outputs.of("loss", parts.total())
                .and("loss/caption", parts.caption())
                .and("loss/synthetic", parts.synthetic())
                .and("alip/sample_weight", Reductions.mean(weights.sample()))
                .and("alip/caption_weight", Reductions.mean(weights.caption()))
                .and("alip/synthetic_weight", Reductions.mean(weights.synthetic()))
                .and("alip/text_agreement", weights.history().select(0, 0))
                .and("alip/caption_agreement", weights.history().select(0, 1))
                .and("alip/synthetic_agreement", weights.history().select(0, 2))
                .and("model/logit_scale", scale().logScale().tensor().exp())
                .next(history, weights.history());
    }
}
