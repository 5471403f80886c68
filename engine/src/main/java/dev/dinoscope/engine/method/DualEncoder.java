package dev.dinoscope.engine.method;

import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.loss.LogitScale;
import dev.dinoscope.engine.model.Encoders;
import dev.dinoscope.engine.model.ModelConfig;
import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.TextTransformer;
import dev.dinoscope.engine.nn.VisionTransformer;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import java.util.List;
import java.util.Optional;

/// What all methods of the CLIP family train (Radford et al. 2021; docs/methods.md, eq. 1): an encoder of
/// images and one of texts, a projection of each into one space, and a learned logit scale. A method's
/// learner extends it and adds its loss, and after these its own modules: with one seed, all methods begin
/// with the same two encoders and see the same batches.
public abstract class DualEncoder extends Module implements JointSpace {
    private final ModelConfig model;
    private final PixelNormalisation normalisation;
    private final VisionTransformer image;
    private final Linear imageProjection;
    private final TextTransformer text;
    private final Linear textProjection;
    private final LogitScale scale;

    protected DualEncoder(LearnerContext context, LogitScaleConfig logitScale) {
        model = context.model();
        normalisation = context.normalisation();
        image = child("image", Encoders.image(model.image()));
        imageProjection = child("image_projection", projection(model.image().width(), model.embed()));
        text = child("text", Encoders.text(model.text(), context.vocabulary()));
        textProjection = child("text_projection", projection(model.text().width(), model.embed()));
        scale = child("logit_scale", logitScale.create());
    }

    private static Linear projection(int width, int embed) {
        return Linear.projection(width, embed, 1 / Math.sqrt(width));
    }

    public final Module module() {
        return this;
    }

    /// Images and captions as every method of the family gets them.
    public List<BatchField> batch() {
        return List.of(
                BatchField.Images.ofRun(Learner.IMAGES, model.image().size(), normalisation),
                new BatchField.Captions(Learner.TOKENS, model.text().context(), BatchField.Captions.Which.FIRST));
    }

    public List<Clamp> clamps() {
        return List.of(scale.clamp());
    }

    public final Optional<JointSpace> jointSpace() {
        return Optional.of(this);
    }

    public List<ViewedEncoder> encoders() {
        return List.of(new ViewedEncoder(
                "", model.image().size(), normalisation, model.image().grid(), this::features, List.of()));
    }

    /// The image encoder's patches and pooled vector, before the projection.
    ///
    /// @param images normalised, shape [images, 3, size, size]
    protected final ImageFeatures see(Tensor images) {
        return image.apply(images);
    }

    /// The text encoder's pooled vector, before the projection; shape [captions, width].
    ///
    /// @param tokens shape [captions, context]
    protected final Tensor read(Tensor tokens) {
        return text.apply(tokens);
    }

    /// Into the joint space, not normalised; shape [images, embed].
    protected final Tensor project(ImageFeatures seen) {
        return imageProjection.apply(seen.pooled());
    }

    /// Into the joint space, not normalised; shape [captions, embed].
    ///
    /// @param pooled what [#read] gave
    protected final Tensor projectText(Tensor pooled) {
        return textProjection.apply(pooled);
    }

    protected final LogitScale scale() {
        return scale;
    }

    /// The form of the two encoders.
    protected final ModelConfig model() {
        return model;
    }

    @Override
    public Tensor encodeImages(Tensor images) {
        return Normalisation.unit(project(see(images)));
    }

    @Override
    public Tensor encodeTexts(Tensor tokens) {
        return Normalisation.unit(projectText(read(tokens)));
    }

    /// What the views look at in the image encoder.
    ///
    /// @param images normalised, shape [images, 3, size, size]
    protected Outputs features(Tensor images) {
        var seen = see(images);
        return Outputs.of(TensorName.PATCHES.key(), seen.patches())
                .and(TensorName.CLS.key(), seen.pooled())
                .and(TensorName.IMAGE_EMBEDDING.key(), Normalisation.unit(project(seen)));
    }
}
