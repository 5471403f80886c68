package dev.dinoscope.engine.run.tensors;

/// Names of the tensors of a snapshot, as learners give them and views look for them. Those of a further encoder have
/// its name and a dot before.
public enum TensorName {
    /// Patch tokens [probes, patches, width].
    PATCHES("image.patches"),
    /// Class token, or what stands for it [probes, width].
    CLS("image.cls"),
    /// Joint embedding [probes, embed].
    IMAGE_EMBEDDING("image.embedding"),
    /// Joint embedding [probes, embed].
    TEXT_EMBEDDING("text.embedding"),
    /// DINORANKCLIP's gate for each patch, in [0, 1] [probes, patches].
    GATE("gate");

    private final String key;

    TensorName(String key) {
        this.key = key;
    }

    /// As files have it.
    public String key() {
        return key;
    }
}
