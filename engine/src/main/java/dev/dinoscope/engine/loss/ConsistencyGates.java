package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Reductions;

/// ALIP's two gates (Yang et al. 2023, `train.py` of the released code): how much each sample and each of its
/// two texts counts, by how well image, caption and synthetic caption agree. Weights carry no gradient.
///
/// The history `H` of mean agreements follows the batch first and is then compared with, so the first steps
/// (`H` starts at 1) weigh everything about `e^(γ(cosine−1))`: an implicit warm-up.
///
/// @param sampleGamma sharpness of the language consistency gate, 2 in the code
/// @param pairGamma sharpness of the description consistency gate, 2 in the code
/// @param momentum of the history, 0.99 in the code
/// @param clipPairWeights whether pair weights stay ≤ 1, as the paper presents them; the released code lets a
///     pair that agrees better than usual weigh more
public record ConsistencyGates(double sampleGamma, double pairGamma, double momentum, boolean clipPairWeights) {

    /// @param sample of the language consistency gate, at most 1; shape `[batch]`
    /// @param caption of the description consistency gate for the caption that came with the image; shape
    ///     `[batch]`
    /// @param synthetic the same for the synthetic caption
    /// @param history the next value of `H`; shape `[3]`
    public record Weights(Tensor sample, Tensor caption, Tensor synthetic, Tensor history) {}

    /// @param images shape `[batch, embed]`; captions and synthetic captions alike; normalised inside
    /// @param history mean agreement of caption with synthetic caption, image with caption, image with
    ///     synthetic caption; shape `[3]`, starts at 1
    public Weights weigh(Tensor images, Tensor captions, Tensor synthetic, Tensor history) {
        Tensor image = Normalisation.unit(images.detach());
        Tensor caption = Normalisation.unit(captions.detach());
        Tensor described = Normalisation.unit(synthetic.detach());
        Tensor agreement =
                Tensor.stack(0, cosines(caption, described), cosines(image, caption), cosines(image, described));
        Tensor usual =
                history.times(momentum).plus(Reductions.mean(agreement, 1).times(1 - momentum));
        Tensor excess = agreement.minus(usual.unsqueeze(1));
        Tensor gate = excess.select(0, 0).times(sampleGamma).exp();
        return new Weights(gate.clampMax(1), pair(gate, excess.select(0, 1)), pair(gate, excess.select(0, 2)), usual);
    }

    /// Where the texts agree with each other, both pairs count fully.
    private Tensor pair(Tensor gate, Tensor excess) {
        Tensor weight = excess.times(pairGamma).exp();
        Tensor bounded = clipPairWeights ? weight.clampMax(1) : weight;
        return bounded.masked(gate.lessThan(1).not(), 1);
    }

    private static Tensor cosines(Tensor a, Tensor b) {
        return Reductions.sum(a.times(b), 1);
    }
}
