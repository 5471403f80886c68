package dev.dinoscope.engine.method.clip;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.loss.LogitScale;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.Encoders;
import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.TextTransformer;
import dev.dinoscope.engine.nn.VisionTransformer;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.recipe.ModelConfig;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Normalisation;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// Two encoders that meet in one space, trained with symmetric InfoNCE.
final class ClipLearner extends Module implements EmbeddingLearner {
    private final VisionTransformer image;
    private final Linear imageProjection;
    private final TextTransformer text;
    private final Linear textProjection;
    private final LogitScale scale;

    ClipLearner(Clip settings, ModelConfig model, int vocabulary) {
        image = child("image", Encoders.image(model.image()));
        imageProjection = child("image_projection", projection(model.image().width(), model.embed()));
        text = child("text", Encoders.text(model.text(), vocabulary));
        textProjection = child("text_projection", projection(model.text().width(), model.embed()));
        scale = child("logit_scale", new LogitScale(settings.logitScale(), settings.logitScaleMax()));
    }

    private static Linear projection(int width, int embed) {
        return Linear.projection(width, embed, 1 / Math.sqrt(width));
    }

    @Override
    public Module module() {
        return this;
    }

    @Override
    public List<Clamp> clamps() {
        return List.of(scale.clamp());
    }

    @Override
    public Outputs embed(Inputs batch) {
        return Outputs.of("images", project(image.apply(batch.get(IMAGES))))
                .and("texts", textProjection.apply(text.apply(batch.get(TOKENS))));
    }

    private Tensor project(ImageFeatures features) {
        return imageProjection.apply(features.pooled());
    }

    @Override
    public Outputs loss(Inputs embedded) {
        var parts = InfoNce.of(embedded.get("images"), embedded.get("texts"), scale.logScale());
        return Outputs.of("loss", parts.total())
                .and("loss/image_to_text", parts.imageToText())
                .and("loss/text_to_image", parts.textToImage())
                .and("model/logit_scale", scale.logScale().tensor().exp());
    }

    @Override
    public Tensor encodeImages(Tensor images) {
        return Normalisation.unit(project(image.apply(images)));
    }

    @Override
    public Tensor encodeTexts(Tensor tokens) {
        return Normalisation.unit(textProjection.apply(text.apply(tokens)));
    }

    @Override
    public Outputs features(Tensor images) {
        var seen = image.apply(images);
        return Outputs.of("image.patches", seen.patches())
                .and("image.cls", seen.pooled())
                .and("image.embedding", Normalisation.unit(project(seen)));
    }
}
