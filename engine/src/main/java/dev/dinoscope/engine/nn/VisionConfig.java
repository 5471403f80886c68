package dev.dinoscope.engine.nn;

import java.util.List;

/// The form of a [VisionTransformer].
///
/// @param image side in pixels
/// @param patch side of a patch in pixels; of a convolutional stem the product of its strides
/// @param stemChannels of the stages of a convolutional stem; empty for plain patches
/// @param preNorm whether a norm follows the position embedding, as in CLIP
public record VisionConfig(
        int image,
        int patch,
        List<Integer> stemChannels,
        Pooling pooling,
        boolean preNorm,
        boolean stemBias,
        int depth,
        BlockConfig block) {
    /// Where the pooled vector comes from.
    public enum Pooling {
        CLS,
        MEAN
    }

    public VisionConfig {
        stemChannels = List.copyOf(stemChannels);
        if (image % patch != 0) {
            throw new IllegalArgumentException("image: " + image + " — expected a multiple of patch " + patch);
        }
        if (!stemChannels.isEmpty() && patch != 1 << stemChannels.size()) {
            throw new IllegalArgumentException("stem: " + stemChannels.size() + " stages of stride 2 make patches of "
                    + (1 << stemChannels.size()) + " pixels, not " + patch);
        }
    }

    /// Patches along one side.
    int grid() {
        return image / patch;
    }
}
