package dev.dinoscope.engine.optim;

/// The momentum of an average that starts at the first weights: `min(decay, (1+n)/(10+n))` after n steps
/// (TensorFlow's `ExponentialMovingAverage`). Without the warm-up a decay of 0.999 still holds a third of the
/// first, random weights after 1,000 steps.
public record AverageMomentum(double decay) implements Schedule {
    @Override
    public double at(long step) {
        return Math.min(decay, (1.0 + step) / (10.0 + step));
    }
}
