package dev.dinoscope.engine.optim;

/// The learning rate of the CLIP family (CyCLIP `scheduler.py`): linear warm-up from `base/warmup` to `base`, then half
/// a cosine towards 0, which the step after the last would reach.
public record WarmupCosine(double base, long warmup, long total) implements Schedule {
    @Override
    public double at(long step) {
        if (step < warmup) {
            return base * (step + 1) / warmup;
        }
        double progress = (double) (step - warmup) / Math.max(1, total - warmup);
        return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress))) * base;
    }
}
