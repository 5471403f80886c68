package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.nn.fusion.ResidualField;
import java.util.List;

/// The student branches, the fusion module and the injection (docs/methods.md, eq. 18 to 22; sizes are our
/// choice). Every part has a switch of its own.
public record FusionConfig(
        @Setting(help = "Whether what the branches see is added to the embeddings")
        boolean injection,

        @Setting(help = "Width of the student branches", min = 1, max = 4096)
        int width,

        @Setting(help = "Whether means over coarse grids stand beside the map (spatial pyramid)")
        boolean multiScale,

        @Setting(help = "Bins along a side of each coarse grid", min = 1, max = 64, advanced = true)
        List<Integer> bins,

        @Setting(help = "Whether channels are weighed (CBAM)")
        boolean channelAttention,

        @Setting(
                help = "Channels inside channel attention are fewer by this factor",
                min = 1,
                max = 256,
                advanced = true)
        int reduction,

        @Setting(help = "Whether places are weighed (CBAM)") boolean spatialAttention,

        @Setting(help = "Side of the kernel of spatial attention, odd", min = 1, max = 31, advanced = true)
        int kernel,

        @Setting(help = "Whether a transformer block refines the map")
        boolean refiner,

        @Setting(help = "Attention heads of the refiner; must divide the width", min = 1, max = 64, advanced = true)
        int heads,

        @Setting(help = "Hidden width of the refiner's MLP over the width", min = 0.25, max = 16, advanced = true)
        double mlpRatio,

        @Setting(help = "Whether the refiner knows where patches are, by rotation as in DINOv3", advanced = true)
        boolean rope,

        @Setting(
                help = "Start of the strength of the injection; 0 starts as RANKCLIP",
                min = -10,
                max = 10,
                advanced = true)
        double alpha,

        @Setting(help = "Factor on the learning rate of that strength", min = 0, max = 1000, advanced = true)
        double alphaRate) {

    public FusionConfig {
        bins = List.copyOf(bins);
        Refused.unless(
                !multiScale || !bins.isEmpty(), "bins", bins, "multi_scale needs at least one; switch it off instead");
        Refused.unless(kernel % 2 == 1, "kernel", kernel, "expected an odd number");
        Refused.unless(!refiner || width % heads == 0, "heads", heads, "expected a divisor of width " + width);
        Refused.unless(
                !refiner || !rope || width / heads % 4 == 0,
                "rope",
                rope,
                "needs heads of a width that 4 divides, not " + width / heads);
    }

    public FusionConfig() {
        this(true, 256, true, List.of(1, 2, 4), true, 16, true, 7, true, 4, 2, false, 0, 1);
    }

    ResidualField.Config field() {
        return new ResidualField.Config(
                width,
                multiScale ? bins : List.of(),
                channelAttention ? reduction : 0,
                spatialAttention ? kernel : 0,
                refiner ? heads : 0,
                mlpRatio,
                rope);
    }
}
