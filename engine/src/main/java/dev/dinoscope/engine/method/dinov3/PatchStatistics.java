package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;

/// What tells whether patches still speak of their own place. In long training they come to resemble the
/// class token and each other wherever they are (DINOv3, figures 5 and 6); Gram anchoring repairs it.
final class PatchStatistics {
    private PatchStatistics() {}

    /// Adds `dino/cls_patch_cosine`, the mean cosine of class token and patches; `dino/patch_cosine`, that of
    /// different patches of an image; and `dino/locality`, the share of patches whose most similar patch is
    /// one of their eight neighbours. Chance is about 8 of the other patches.
    ///
    /// @param grid patches along one side
    static void addTo(Outputs outputs, ImageFeatures seen, int grid) {
        Tensor patches = Normalisation.unit(seen.patches().detach());
        Tensor cls = Normalisation.unit(seen.pooled().detach()).unsqueeze(2);
        Tensor gram = Products.matmulFull(patches, patches.transpose(1, 2));
        double count = (double) grid * grid;
        outputs.and("dino/cls_patch_cosine", Reductions.mean(Products.matmulFull(patches, cls)))
                .and("dino/patch_cosine", meanOfOthers(gram, count))
                .and("dino/locality", locality(gram, grid));
    }

    /// The diagonal is 1.
    private static Tensor meanOfOthers(Tensor gram, double count) {
        return Reductions.mean(gram).times(count).minus(1).over(count - 1);
    }

    private static Tensor locality(Tensor gram, int grid) {
        Tensor place = Constants.range(0, (long) grid * grid);
        Tensor itself = place.unsqueeze(1).equalTo(place);
        Tensor nearest = Reductions.argmax(gram.masked(itself, -2), 2).unsqueeze(2);
        Tensor hits = neighbours(grid).unsqueeze(0).expand(gram.dim(0), gram.dim(1), gram.dim(2));
        return Reductions.mean(Ordering.gather(hits, 2, nearest));
    }

    /// 1 where two places are at most one row and one column apart; shape `[patches, patches]`.
    private static Tensor neighbours(int grid) {
        long patches = (long) grid * grid;
        Tensor along = Constants.range(0, grid);
        Tensor rows = along.unsqueeze(1).expand(grid, grid).reshape(patches);
        Tensor columns = along.unsqueeze(0).expand(grid, grid).reshape(patches);
        Tensor near = apart(rows).maximum(apart(columns)).lessThan(1.5);
        return near.to(Constants.full(0).dtype());
    }

    private static Tensor apart(Tensor coordinate) {
        return coordinate.unsqueeze(1).minus(coordinate.unsqueeze(0)).abs();
    }
}
