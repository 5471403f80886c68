package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.nn.dinov3.DinoHead;

/// A projection head. The defaults suit small models; DINOv3 has 2048, 256 and 65,536 by default, and 8192,
/// 512 and 262,144 (DINO), 4096, 384 and 98,304 (iBOT) in its largest.
public record HeadConfig(
        @Setting(help = "Hidden width", min = 1, max = 65536)
        int hidden,

        @Setting(help = "Width of the normalised vector that prototypes are compared with", min = 1, max = 65536)
        int bottleneck,

        @Setting(help = "Prototypes, the classes that teacher and student agree on", min = 2, max = 4_194_304)
        int prototypes,

        @Setting(
                help = "Spread of the other weights at the start: .02 in DINOv3, which suits large widths",
                min = 1e-6,
                max = 10)
        double init,

        @Setting(
                help =
                        "Spread that the prototypes start with: .02 in DINOv3, so that the first scores say little; one over"
                                + " the root of the bottleneck gives them length 1, which suits short runs",
                min = 1e-6,
                max = 10)
        double spread) {

    public HeadConfig() {
        this(512, 64, 1024, 0.02, 0.02);
    }

    DinoHead create(int width) {
        return new DinoHead(width, hidden, bottleneck, prototypes, init, spread);
    }
}
