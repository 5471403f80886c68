package dev.dinoscope.engine.optim;

/// AdamW with decoupled weight decay (Loshchilov & Hutter 2019), and clipping of the global gradient norm before it.
///
/// @param weightDecay of weights with two axes or more; norms, biases and scales are never decayed
/// @param clipNorm the gradient is scaled by `min(1, clipNorm/(norm + 1e-6))`; 0 turns clipping off
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {
    public AdamW {
        require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "0 ≤ beta1 < 1");
        require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "0 ≤ beta2 < 1");
        require(epsilon > 0, "epsilon", epsilon, "above 0");
        require(weightDecay >= 0, "weight_decay", weightDecay, "0 or more");
        require(clipNorm >= 0, "clip_norm", clipNorm, "0 or more");
    }

    /// The setting of CLIP and its descendants.
    public static AdamW defaults() {
        return new AdamW(0.9, 0.999, 1e-8, 0.1, 1.0);
    }

    private static void require(boolean holds, String name, double value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + value + " — expected " + expected);
        }
    }
}
