package dev.dinoscope.engine.step;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.loss.LogitScale;
import dev.dinoscope.engine.nn.BlockConfig;
import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.TextConfig;
import dev.dinoscope.engine.nn.TextTransformer;
import dev.dinoscope.engine.nn.VisionConfig;
import dev.dinoscope.engine.nn.VisionTransformer;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.WeightCopy;
import java.util.List;

/// A CLIP small enough to train in a test, and an example of how a model becomes a program.
public final class TinyClip extends Module {
    static final int BATCH = 8;
    static final int SIDE = 16;
    static final int CONTEXT = 6;
    static final int VOCABULARY = 32;

    private final VisionTransformer image;
    private final TextTransformer text;
    private final Linear imageProjection;
    private final Linear textProjection;
    private final LogitScale scale;

    TinyClip(List<Integer> stem, VisionConfig.Pooling imagePooling, TextConfig.Pooling textPooling, double dropout) {
        BlockConfig seeing =
                BlockConfig.of(16, 2, 2, false).withDropout(dropout).withDropPath(dropout);
        BlockConfig reading = BlockConfig.of(16, 2, 2, true).withDropout(dropout);
        image = child(
                "image", new VisionTransformer(new VisionConfig(SIDE, 4, stem, imagePooling, true, false, 2, seeing)));
        text = child("text", new TextTransformer(new TextConfig(VOCABULARY, CONTEXT, 0, textPooling, 2, reading)));
        imageProjection = child("image_projection", Linear.projection(16, 8, 0.25));
        textProjection = child("text_projection", Linear.projection(16, 8, 0.25));
        scale = child("logit_scale", new LogitScale(100));
    }

    public static TinyClip plain() {
        return new TinyClip(List.of(), VisionConfig.Pooling.CLS, TextConfig.Pooling.HIGHEST_ID, 0);
    }

    /// A program that can train and encode.
    public record Traced(Program program, TrainStep step) {}

    public Traced trace(Precision precision, AdamW adamW) {
        return trace(precision, adamW, List.of(), 0);
    }

    /// With a moving average of the weights, `ema`.
    public Traced traceAveraged(Precision precision, AdamW adamW) {
        return trace(precision, adamW, List.of(new WeightCopy("ema", this)), 0);
    }

    /// With a step in two passes.
    public Traced traceTwoPass(Precision precision, AdamW adamW, int microRows) {
        return trace(precision, adamW, List.of(), microRows);
    }

    private Traced trace(Precision precision, AdamW adamW, List<WeightCopy> averages, int microRows) {
        List<Input> images = List.of(Input.of("images", precision.storage(), BATCH, 3, SIDE, SIDE));
        List<Input> both = List.of(images.getFirst(), Input.of("tokens", DType.I64, BATCH, CONTEXT));
        ProgramBuilder builder = new ProgramBuilder(this, averages, precision, Device.CPU);
        builder.method("encode_images", images, in -> {
            ImageFeatures features = image.apply(in.get("images"));
            return Outputs.of("embedding", imageProjection.apply(features.pooled()))
                    .and("patches", features.patches());
        });
        Update update = Update.of(
                adamW,
                List.of(scale.clamp()),
                averages.stream().map(Average::of).toList());
        TrainStep step = microRows == 0
                ? TrainStep.trace(builder, update, both, in -> loss(embed(in).asInputs()))
                : TrainStep.traceTwoPass(builder, update, both, new TwoPass(microRows, this::embed, this::loss));
        return new Traced(builder.build(), step);
    }

    Outputs embed(Inputs in) {
        return Outputs.of(
                        "images",
                        imageProjection.apply(image.apply(in.get("images")).pooled()))
                .and("texts", textProjection.apply(text.apply(in.get("tokens"))));
    }

    Outputs loss(Inputs in) {
        InfoNce.Parts parts = InfoNce.of(in.get("images"), in.get("texts"), scale.logScale());
        return Outputs.of("loss", parts.total()).and("loss/image_to_text", parts.imageToText());
    }
}
