package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Kozachenko–Leonenko estimate of entropy (Sablayrolles et al. 2019; DINOv2): pushes every vector of a batch
/// away from its nearest neighbour, `−mean log(‖zᵢ − zₙₙ₍ᵢ₎ + ε‖ + ε)` of unit vectors. Who is nearest is not
/// differentiated; both ends of the distance are. In the full type; duplicates cost −log 1e-8 ≈ 18.
public final class KoLeo {
    private static final double EPSILON = 1e-8;

    private KoLeo() {}

    /// @param features normalised inside; shape `[rows, width]`
    /// @return scalar
    public static Tensor of(Tensor features) {
        return of(features, features.dim(0));
    }

    /// The distributed form of DINOv3: neighbours are sought among `group` rows, in order of the batch.
    ///
    /// @param group divides the number of rows; 16 in DINOv3
    public static Tensor of(Tensor features, long group) {
        return Reductions.mean(perRow(features, group));
    }

    /// The loss of every row; shape `[rows]`.
    public static Tensor perRow(Tensor features, long group) {
        if (features.rank() != 2 || group < 2 || features.dim(0) % group != 0) {
            throw new ShapeError("KoLeo: features " + features.shape() + " in groups of " + group
                    + " — expected [rows, width] and a divisor of the rows, at least 2");
        }
        long groups = features.dim(0) / group;
        Tensor unit = Normalisation.unit(features, EPSILON).reshape(groups, group, features.dim(1));
        Tensor nearest = nearest(unit.detach()).unsqueeze(2).expand(groups, group, features.dim(1));
        Tensor gap = unit.minus(Ordering.gather(unit, 1, nearest)).plus(EPSILON);
        Tensor distance = Reductions.sum(gap.square(), 2).sqrt();
        return distance.plus(EPSILON).log().negate().reshape(features.dim(0));
    }

    /// @param unit shape `[groups, group, width]`
    /// @return index in its group of each row's nearest other row; shape `[groups, group]`
    private static Tensor nearest(Tensor unit) {
        Tensor cosines = Products.matmulFull(unit, unit.transpose(1, 2));
        Tensor place = Constants.range(0, unit.dim(1));
        return Reductions.argmax(cosines.masked(place.unsqueeze(1).equalTo(place), -2), 2);
    }
}
