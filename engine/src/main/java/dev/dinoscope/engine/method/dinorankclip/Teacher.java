package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.method.GivenWeights;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.method.dinov3.DinoV3;
import dev.dinoscope.engine.model.Encoders;
import dev.dinoscope.engine.model.ImageEncoderConfig;
import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.PatchMaps;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.List;

/// An image encoder with given weights that are never trained (docs/methods.md, eq. 19): the moving average of a
/// DINOv3 run or, as a control, the image encoder of a run of the CLIP family. It sees at its own resolution
/// and normalisation.
///
/// The teacher's text-aligned vector needs weights that do not exist here (dino.txt); in its place stands
/// `[class token; mean patch]`.
final class Teacher extends Module {
    /// What a run says of such a vector.
    static final String NOT_TEXT_ALIGNED = "teacher_not_text_aligned: captions are compared with the teacher's"
            + " [class token; mean patch], which knows nothing of texts";

    private final TrainedModel trained;
    private final Encoder encoder;

    /// Where the weights of an encoder are in a checkpoint.
    private record Encoder(Module module, Sight sight, String file, String prefix) {}

    @FunctionalInterface
    private interface Sight {
        ImageFeatures of(Tensor images);
    }

    Teacher(TrainedModel trained) {
        this.trained = trained;
        encoder = encoder(trained);
        child("encoder", encoder.module());
    }

    private static Encoder encoder(TrainedModel trained) {
        if (trained.method() instanceof DinoV3 method) {
            var dino = method.encoder(trained.model().image());
            return new Encoder(dino, dino::apply, TensorFile.EMA.key(), DinoV3.ENCODER_PREFIX);
        }
        var image = Encoders.image(trained.model().image());
        return new Encoder(
                image, image::apply, trained.averaged() ? TensorFile.EMA.key() : TensorFile.MODEL.key(), "image.");
    }

    /// Fills the encoder when the run starts.
    GivenWeights weights() {
        return new GivenWeights(encoder.module(), trained, encoder.file(), encoder.prefix(), List.of());
    }

    int side() {
        return image().size();
    }

    int grid() {
        return image().grid();
    }

    /// Of a patch.
    int width() {
        return image().width();
    }

    PixelNormalisation normalisation() {
        return trained.normalisation();
    }

    private ImageEncoderConfig image() {
        return trained.model().image();
    }

    /// What the teacher makes of images, without gradient.
    ///
    /// @param patches on the student's grid; shape [batch, grid², width]
    /// @param whole the vector of the whole image; shape [batch, 2·width]
    record Seen(Tensor patches, Tensor whole) {}

    /// @param images in its own resolution and normalisation; shape [batch, 3, side, side]
    /// @param studentGrid patches along a side of the student's grid
    Seen see(Tensor images, int studentGrid) {
        return scoped(() -> {
            var features = encoder.sight().of(images);
            var whole = Tensor.concatenate(1, features.pooled(), Reductions.mean(features.patches(), 1));
            return new Seen(PatchMaps.resize(features.patches(), studentGrid).detach(), whole.detach());
        });
    }

    /// What the views look at.
    Outputs features(Tensor images) {
        return scoped(() -> {
            var features = encoder.sight().of(images);
            return Outputs.of(TensorName.PATCHES.key(), features.patches())
                    .and(TensorName.CLS.key(), features.pooled());
        });
    }
}
