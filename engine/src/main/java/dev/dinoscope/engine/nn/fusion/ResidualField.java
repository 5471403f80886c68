package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.nn.Activation;
import dev.dinoscope.engine.nn.BlockConfig;
import dev.dinoscope.engine.nn.BlockInit;
import dev.dinoscope.engine.nn.Conv2d;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.PatchMaps;
import dev.dinoscope.engine.nn.TransformerBlock;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From the student's tokens to what every patch would add to the embedding (docs/methods.md, eq. 20):
/// multi-scale pyramid and 1×1 convolution, channel attention, spatial attention, a pre-norm transformer
/// block that refines, a projection. Each part but the last can be left out.
///
/// `[batch, grid², width]` → `[batch, grid², embed]`
public final class ResidualField extends Layer {
    /// @param width of the student's tokens
    /// @param bins of the pyramid's levels; empty for no pyramid
    /// @param channelReduction of channel attention; 0 for none
    /// @param spatialKernel of spatial attention; 0 for none
    /// @param refinerHeads of the refining block; 0 for none
    /// @param refinerRatio of the refining block's MLP
    /// @param rope whether the refining block knows where its tokens are, by rotation
    public record Config(
            int width,
            List<Integer> bins,
            int channelReduction,
            int spatialKernel,
            int refinerHeads,
            double refinerRatio,
            boolean rope) {
        public Config {
            bins = List.copyOf(bins);
        }

        private Layer refiner(int grid) {
            int hidden = (int) Math.round(width * refinerRatio);
            return rope
                    ? new PlacedBlock(width, refinerHeads, refinerRatio, grid)
                    : new TransformerBlock(new BlockConfig(
                            width, refinerHeads, hidden, false, Activation.GELU, 0, 0, BlockInit.clip(width, 1)));
        }
    }

    private final int grid;
    private final @Nullable MultiScalePyramid pyramid;
    private final @Nullable Conv2d mix;
    private final @Nullable ChannelAttention channels;
    private final @Nullable SpatialAttention places;
    private final @Nullable Layer refiner;
    private final Linear projection;

    /// @param grid patches along a side
    public ResidualField(Config config, int grid, int embed) {
        int width = config.width();
        this.grid = grid;
        if (config.bins().isEmpty()) {
            pyramid = null;
            mix = null;
        } else {
            pyramid = child("pyramid", new MultiScalePyramid(config.bins()));
            mix = child("mix", new Conv2d(pyramid.levels() * width, width, 1, 1, 0, true));
        }
        channels = config.channelReduction() == 0
                ? null
                : child("channel_attention", new ChannelAttention(width, config.channelReduction()));
        places = config.spatialKernel() == 0
                ? null
                : child("spatial_attention", new SpatialAttention(config.spatialKernel()));
        refiner = config.refinerHeads() == 0 ? null : child("refiner", config.refiner(grid));
        projection = child("projection", new Linear(width, embed));
    }

    @Override
    protected Tensor forward(Tensor tokens) {
        if (tokens.dim(1) != (long) grid * grid) {
            throw new ShapeError("fusion: tokens " + tokens.shape() + " are no grid of " + grid + "×" + grid);
        }
        Tensor map = PatchMaps.picture(tokens);
        if (pyramid != null && mix != null) {
            map = mix.apply(pyramid.apply(map));
        }
        if (channels != null) {
            map = channels.apply(map);
        }
        if (places != null) {
            map = places.apply(map);
        }
        Tensor field = PatchMaps.flat(map);
        return projection.apply(refiner == null ? field : refiner.apply(field));
    }
}
