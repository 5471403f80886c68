package dev.dinoscope.engine.optim;

/// DINOv3's `CosineScheduler`: 0 for the first `freeze` steps, linear from 0 to `base` over `warmup` steps (both ends
/// included), then half a cosine from `base` towards `end`, which the step after the last would reach.
public record FreezeWarmupCosine(double base, double end, long total, long warmup, long freeze) implements Schedule {
    @Override
    public double at(long step) {
        if (step < freeze) {
            return 0;
        }
        if (step < freeze + warmup) {
            return warmup == 1 ? 0 : base * (step - freeze) / (warmup - 1);
        }
        if (step >= total) {
            return end;
        }
        double progress = (double) (step - freeze - warmup) / (total - warmup - freeze);
        return end + 0.5 * (base - end) * (1 + Math.cos(Math.PI * progress));
    }
}
