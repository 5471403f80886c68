package dev.dinoscope.engine.optim;

/// The schedule of DINOv3 (`linear_warmup_cosine_decay`): linear from `start` to `peak` over the warm-up, half a cosine
/// from `peak` to `end` over `cosine` steps (both ends included), then constant.
///
/// Teacher temperature, learning rate and the weight of the Gram loss are of this form.
public record LinearWarmupCosine(double start, double peak, double end, long warmup, long cosine) implements Schedule {
    @Override
    public double at(long step) {
        if (step < warmup) {
            return start + (peak - start) * step / warmup;
        }
        long after = step - warmup;
        if (after >= cosine) {
            return end;
        }
        double progress = cosine == 1 ? 0 : (double) after / (cosine - 1);
        return end + 0.5 * (peak - end) * (1 + Math.cos(Math.PI * progress));
    }
}
