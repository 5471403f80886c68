package dev.dinoscope.engine.nn.dinov3;

/// The form of a [DinoVisionTransformer].
///
/// @param patch side of a patch in pixels
/// @param registers tokens that carry nothing of the image in, and nothing out (Darcet et al. 2024)
/// @param localNorm whether the class token of local crops has a final norm of its own
/// (`untie_global_and_local_cls_norm`)
public record DinoVisionConfig(
        int patch, int depth, int registers, boolean localNorm, RopeForm rope, DinoBlockConfig block) {
    /// Four registers, a norm for local crops, RoPE without jitter.
    public static DinoVisionConfig of(int patch, int depth, DinoBlockConfig block) {
        return new DinoVisionConfig(patch, depth, 4, true, RopeForm.standard(), block);
    }

    int width() {
        return block.width();
    }

    /// Patches along one side of an image.
    ///
    /// @throws IllegalArgumentException if the side is no multiple of the patch
    public int grid(long side) {
        if (side % patch != 0) {
            throw new IllegalArgumentException("image: " + side + " pixels — expected a multiple of patch " + patch);
        }
        return Math.toIntExact(side / patch);
    }
}
