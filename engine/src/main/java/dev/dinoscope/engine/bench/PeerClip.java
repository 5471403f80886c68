package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.loss.LogitScale;
import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.loss.rank.RankOptions;
import dev.dinoscope.engine.nn.BlockConfig;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.TextConfig;
import dev.dinoscope.engine.nn.TextTransformer;
import dev.dinoscope.engine.nn.VisionConfig;
import dev.dinoscope.engine.nn.VisionTransformer;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import java.util.List;

/// The model of `peer_step.py`, made of our own modules: same operations, same parameter count.
final class PeerClip extends Module {
    private final VisionTransformer image;
    private final TextTransformer text;
    private final Linear imageProjection;
    private final Linear textProjection;
    private final LogitScale scale;
    private final RankObjective objective;

    PeerClip(StepSizes sizes) {
        int width = sizes.width();
        int embed = sizes.embed();
        int heads = sizes.heads();
        int depth = sizes.depth();
        int textDepth = sizes.textdepth();
        image = child(
                "image",
                new VisionTransformer(new VisionConfig(
                        sizes.image(),
                        sizes.patch(),
                        List.of(),
                        VisionConfig.Pooling.CLS,
                        false,
                        true,
                        depth,
                        BlockConfig.of(width, heads, depth, false))));
        text = child(
                "text",
                new TextTransformer(new TextConfig(
                        sizes.vocab(),
                        sizes.context(),
                        0,
                        TextConfig.Pooling.LAST,
                        textDepth,
                        BlockConfig.of(width, heads, textDepth, true))));
        imageProjection = child("image_projection", Linear.projection(width, embed, 1 / Math.sqrt(width)));
        textProjection = child("text_projection", Linear.projection(width, embed, 1 / Math.sqrt(width)));
        scale = child("logit_scale", new LogitScale(100));
        int order = sizes.loss() == StepSizes.Loss.RANKCLIP ? sizes.order() : 0;
        objective = child("rank", new RankObjective(RankOptions.ofOrder(order), embed));
    }

    Outputs embed(Inputs in) {
        return Outputs.of(
                        "images",
                        imageProjection.apply(image.apply(in.get("image")).pooled()))
                .and("texts", textProjection.apply(text.apply(in.get("text"))));
    }

    Outputs loss(Inputs embedded) {
        Tensor images = embedded.get("images");
        Tensor texts = embedded.get("texts");
        Tensor weight = Constants.full(1);
        return Outputs.of(
                "loss",
                objective.of(images, texts, scale.logScale(), weight, weight).total());
    }
}
