package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.image.view.CropConfig;

/// The crops that student and teacher see of an image: two global ones, of the side of the image encoder, and
/// local ones (multi-crop, Caron et al. 2020).
public record CropsConfig(
        @Setting(help = "Local crops of an image, which the student alone sees", min = 0, max = 64)
        int locals,

        @Setting(help = "Side of a local crop, a multiple of the patch", unit = "px", min = 4, max = 2048)
        int localSide,

        @Setting(help = "The first global crop") CropConfig global1,
        @Setting(help = "The second global crop") CropConfig global2,
        @Setting(help = "A local crop") CropConfig local) {

    /// DINO's distortions; half the side for local crops, 8 as published.
    public CropsConfig() {
        this(8, 32, CropConfig.dinoGlobal1(), CropConfig.dinoGlobal2(), CropConfig.dinoLocal());
    }
}
