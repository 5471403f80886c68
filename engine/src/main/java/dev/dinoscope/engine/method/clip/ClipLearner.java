package dev.dinoscope.engine.method.clip;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;

/// Two encoders that meet in one space, trained with symmetric InfoNCE.
final class ClipLearner extends DualEncoder implements EmbeddingLearner {
    ClipLearner(Clip settings, LearnerContext context) {
        super(context, settings.logitScale());
    }

    @Override
    public Outputs embed(Inputs batch) {
        return Outputs.of("images", project(see(batch.get(IMAGES)))).and("texts", projectText(read(batch.get(TOKENS))));
    }

    @Override
    public Outputs loss(Inputs embedded) {
        var parts = InfoNce.of(embedded.get("images"), embedded.get("texts"), scale().logScale());
        return Outputs.of("loss", parts.total())
                .and("loss/image_to_text", parts.imageToText())
                .and("loss/text_to_image", parts.textToImage())
                .and("model/logit_scale", scale().logScale().tensor().exp());
    }
}
