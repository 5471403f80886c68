package dev.dinoscope.engine.method.cyclip;

import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.Crop;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                    VIEWS, model().image().size(), context.normalisation(), List.of(new Crop.Random(settings.view()))));
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
        var parts = settings.objective()
                .of(embedded.get("images"), embedded.get("texts"), views(embedded), scale().logScale());
        return Outputs.of("loss", parts.total())
                .and("loss/image_to_text", parts.clip().imageToText())
                .and("loss/text_to_image", parts.clip().textToImage())
                .and("loss/cyclic_in_modal", parts.inModal())
                .and("loss/cyclic_cross_modal", parts.crossModal())
                .and("model/logit_scale", scale().logScale().tensor().exp());
    }

    private CyClipObjective.@Nullable Views views(Inputs embedded) {
        return settings.secondViews()
                ? new CyClipObjective.Views(embedded.get("image_views"), embedded.get("text_views"))
                : null;
    }
}
