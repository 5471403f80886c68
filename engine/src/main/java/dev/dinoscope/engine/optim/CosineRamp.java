package dev.dinoscope.engine.optim;

/// Half a cosine from 0 up to `top`, reached at the last step: the ranking weights of DINORANKCLIP (our choice, the
/// paper only says "cosine").
public record CosineRamp(double top, long total) implements Schedule {
    @Override
    public double at(long step) {
        double progress = total == 1 ? 1 : Math.min(1, (double) step / (total - 1));
        return top * (1 - Math.cos(Math.PI * progress)) / 2;
    }
}
