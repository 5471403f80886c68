package dev.dinoscope.engine.method.slip;

import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.Crop;
import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.WholeBatchLearner;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import java.util.List;
import java.util.stream.Stream;

/// CLIP whose image encoder also learns to find the other view of an image. The projector normalises over the
/// batch, so a batch cannot be split.
final class SlipLearner extends DualEncoder implements WholeBatchLearner {
    private static final String VIEWS = "views";

    private final SlipObjective objective;
    private final BatchField views;
    private final Projector projector;

    SlipLearner(Slip settings, LearnerContext context) {
        super(context, settings.logitScale());
        objective = settings.objective();
        var crop = new Crop.Random(settings.view());
        views = new BatchField.Images(VIEWS, model().image().size(), context.normalisation(), List.of(crop, crop));
        projector = child("projector", new Projector(model().image().width(), settings.hidden(), settings.output()));
    }

    @Override
    public List<BatchField> batch() {
        return Stream.concat(super.batch().stream(), Stream.of(views)).toList();
    }

    @Override
    public Outputs batchLoss(Inputs batch) {
        var clip =
                InfoNce.of(project(see(batch.get(IMAGES))), projectText(read(batch.get(TOKENS))), scale().logScale());
        var seen = see(batch.get(VIEWS)).pooled();
        long pairs = batch.get(TOKENS).dim(0);
        var parts = objective.of(
                clip, projector.apply(seen.slice(0, 0, pairs)), projector.apply(seen.slice(0, pairs, 2 * pairs)));
        return Outputs.of("loss", parts.total())
                .and("loss/image_to_text", clip.imageToText())
                .and("loss/text_to_image", clip.textToImage())
                .and("loss/simclr", parts.simclr())
                .and("model/logit_scale", scale().logScale().tensor().exp());
    }
}
