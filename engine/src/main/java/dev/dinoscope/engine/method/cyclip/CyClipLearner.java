package dev.dinoscope.engine.method.cyclip;

import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.Crop;
import dev.dinoscope.engine.loss.CyclicConsistency;
import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// CLIP whose similarities are consistent with each other.
final class CyClipLearner extends DualEncoder implements EmbeddingLearner {
    private static final String VIEWS = "views";
    private static final String SECOND_TOKENS = "second_tokens";

    private final CyClip settings;
    private final List<BatchField> batch;

    CyClipLearner(CyClip settings, LearnerContext context) {
        super(context, settings.logitScale());
        this.settings = settings;
        batch = new ArrayList<>(super.batch());
        if (settings.secondViews()) {
            batch.add(new BatchField.Images(
                    VIEWS,
                    model().image().size(),
                    context.recipe().data().normalisation(),
                    List.of(new Crop.Random(settings.view()))));
            batch.add(
                    new BatchField.Captions(SECOND_TOKENS, model().text().context(), BatchField.Captions.Which.SECOND));
        }
    }

    @Override
    public List<BatchField> batch() {
        return List.copyOf(batch);
    }

    @Override
    public Outputs embed(Inputs in) {
        var embedded =
                Outputs.of("images", project(see(in.get(IMAGES)))).and("texts", projectText(read(in.get(TOKENS))));
        return settings.secondViews()
                ? embedded.and("image_views", project(see(in.get(VIEWS))))
                        .and("text_views", projectText(read(in.get(SECOND_TOKENS))))
                : embedded;
    }

    @Override
    public Outputs loss(Inputs embedded) {
        var images = embedded.get("images");
        var texts = embedded.get("texts");
        var clip = InfoNce.of(images, texts, scale().logScale());
        var inModal = CyclicConsistency.inModal(images, texts);
        var crossModal = CyclicConsistency.crossModal(images, texts);
        var cyclic = inModal.times(settings.lambdaInModal()).plus(crossModal.times(settings.lambdaCrossModal()));
        return Outputs.of("loss", contrastive(clip, embedded).plus(cyclic))
                .and("loss/image_to_text", clip.imageToText())
                .and("loss/text_to_image", clip.textToImage())
                .and("loss/cyclic_in_modal", inModal)
                .and("loss/cyclic_cross_modal", crossModal)
                .and("model/logit_scale", scale().logScale().tensor().exp());
    }

    private Tensor contrastive(InfoNce.Parts clip, Inputs embedded) {
        return settings.secondViews()
                ? InfoNce.withViews(
                        embedded.get("images"),
                        embedded.get("texts"),
                        embedded.get("image_views"),
                        embedded.get("text_views"),
                        scale().logScale())
                : clip.total();
    }
}
