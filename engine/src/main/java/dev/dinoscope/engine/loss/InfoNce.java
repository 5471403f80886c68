package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Losses;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Symmetric InfoNCE, the loss of CLIP (Radford et al. 2021): every image must find its caption among those
/// of the batch, and every caption its image. Rows are normalised inside.
public final class InfoNce {
    private InfoNce() {}

    /// @param total scalar, the mean of the two directions
    /// @param imageToText scalar
    /// @param textToImage scalar
    /// @param logits scaled similarities, images by rows; shape `[batch, batch]`
    public record Parts(Tensor total, Tensor imageToText, Tensor textToImage, Tensor logits) {}

    /// @param images shape `[batch, embed]`; texts alike
    /// @param logScale scalar, the logarithm of the inverse temperature
    public static Parts of(Tensor images, Tensor texts, Operand logScale) {
        Tensor scaled = Normalisation.unit(images).times(logScale.tensor().exp());
        Tensor logits = Products.matmulFull(scaled, Normalisation.unit(texts).transpose(0, 1));
        Tensor targets = Constants.range(0, images.dim(0));
        return parts(logits, logits.transpose(0, 1), targets);
    }

    /// The share of one rank: its rows against the columns of all ranks. The mean over ranks equals [#of] on
    /// the whole batch, in value and, with a gather that passes gradients back, in gradient.
    ///
    /// @param images of this rank; shape `[rows, embed]`
    /// @param allImages of every rank; shape `[batch, embed]`
    /// @param offset index of this rank's first row in the whole batch
    public static Parts ofShard(
            Tensor images, Tensor texts, Tensor allImages, Tensor allTexts, Operand logScale, long offset) {
        Tensor scale = logScale.tensor().exp();
        Tensor imageRows = Products.matmulFull(
                Normalisation.unit(images).times(scale),
                Normalisation.unit(allTexts).transpose(0, 1));
        Tensor textRows = Products.matmulFull(
                Normalisation.unit(texts).times(scale),
                Normalisation.unit(allImages).transpose(0, 1));
        return parts(imageRows, textRows, Constants.range(offset, offset + images.dim(0)));
    }

    /// ALIP's form: each pair counts by its weight. `mean_i wᵢ·½(CEᵢ(S) + CEᵢ(Sᵀ))`.
    ///
    /// @param weights shape `[batch]`
    /// @return scalar
    public static Tensor weighted(Tensor images, Tensor texts, Operand logScale, Tensor weights) {
        Tensor logits = of(images, texts, logScale).logits();
        Tensor targets = Constants.range(0, images.dim(0));
        Tensor rows = Losses.crossEntropyOfRows(logits, targets)
                .plus(Losses.crossEntropyOfRows(logits.transpose(0, 1), targets));
        return Reductions.mean(rows.times(weights)).over(2);
    }

    /// CyCLIP's form with a second view of each image and each text: the mean of [#of] and of finding, within
    /// each modality, the second view of each first one.
    ///
    /// @param imageViews second views; shape `[batch, embed]`; textViews alike
    /// @return scalar
    public static Tensor withViews(Tensor images, Tensor texts, Tensor imageViews, Tensor textViews, Operand logScale) {
        Tensor seen = of(images, imageViews, logScale).imageToText();
        Tensor read = of(texts, textViews, logScale).imageToText();
        return of(images, texts, logScale).total().plus(seen.plus(read).over(2)).over(2);
    }

    private static Parts parts(Tensor imageRows, Tensor textRows, Tensor targets) {
        Tensor imageToText = Losses.crossEntropy(imageRows, targets);
        Tensor textToImage = Losses.crossEntropy(textRows, targets);
        return new Parts(imageToText.plus(textToImage).over(2), imageToText, textToImage, imageRows);
    }
}
