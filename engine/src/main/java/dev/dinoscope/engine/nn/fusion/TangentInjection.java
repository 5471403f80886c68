package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds a gated residual to an embedding, along the sphere only (docs/methods.md, eq. 22): `ρ = mean_p
/// g_p·r_p`, `tan = ρ − (ρ·v̂)v̂`, `Ĩ = N(v̂ + α·tan)`, with a learned α that starts at 0.
///
/// At α = 0 the embedding is that of the encoder, bit for bit, and neither residual nor gate has a gradient,
/// while α has one. To first order in α the cosine to a unit vector t changes by `⟨tan, t⟩`, and the length
/// not at all.
public final class TangentInjection extends Module {
    /// @param embedding of the length that the trunk had: `v + α·‖v‖·tan`, so that it is the trunk itself,
    ///     not only its direction, at α = 0; shape [batch, embed]
    /// @param tangent shape [batch, embed]
    public record Injected(Tensor embedding, Tensor tangent) {}

    private final Parameter alpha;

    /// @param start of α
    public TangentInjection(double start) {
        alpha = parameter("alpha", Initialiser.constant(start));
    }

    /// The strength of the injection; scalar.
    public Parameter alpha() {
        return alpha;
    }

    /// @param directions rows that the embedding may not move along to first order; shape [directions,
    ///     embed]; none for free movement
    public Injected apply(Tensor trunk, Tensor residual, Tensor share, @Nullable Tensor directions) {
        return scoped(() -> of(trunk, residual, share, alpha, directions));
    }

    /// @param trunk of any length; shape [batch, embed]
    /// @param residual shape [batch, places, embed]
    /// @param share how far each place is let in; shape [batch, places]
    /// @param alpha scalar
    public static Injected of(Tensor trunk, Tensor residual, Tensor share, Operand alpha, @Nullable Tensor directions) {
        Tensor unit = Normalisation.unit(trunk);
        Tensor mean =
                Products.matmulFull(share.unsqueeze(1), residual).squeeze(1).over((double) residual.dim(1));
        List<Tensor> normals = directions == null ? List.of(unit) : frame(unit, directions);
        Tensor tangent = without(mean, normals);
        Tensor length = Reductions.sum(trunk.times(unit), 1).unsqueeze(1);
        return new Injected(trunk.plus(tangent.times(length).times(alpha)), tangent);
    }

    /// Orthonormal rows that span v̂ and the directions, for every sample its own. Taking a direction off
    /// after v̂, or before, would leave a part of the other.
    private static List<Tensor> frame(Tensor unit, Tensor directions) {
        if (directions.rank() != 2 || directions.dim(1) != unit.dim(1)) {
            throw new ShapeError("injection: directions " + directions.shape()
                    + " [directions, embed] do not fit trunk " + unit.shape());
        }
        List<Tensor> frame = new ArrayList<>(List.of(unit));
        for (Tensor direction : Normalisation.unit(directions).unbind(0)) {
            Tensor rest = without(direction.unsqueeze(0).expand(unit.dim(0), unit.dim(1)), frame);
            frame.add(Normalisation.unit(rest));
        }
        return frame;
    }

    /// What is left of each row when its parts along these unit rows are taken off, one after the other.
    private static Tensor without(Tensor rows, List<Tensor> normals) {
        Tensor rest = rows;
        for (Tensor normal : normals) {
            rest = rest.minus(normal.times(Reductions.sum(rest.times(normal), 1).unsqueeze(1)));
        }
        return rest;
    }

    /// For each sample the change of its cosine to these unit rows with α, at α = 0; shape `[batch]`.
    public static Tensor firstOrder(Tensor tangent, Tensor rows) {
        return Reductions.sum(tangent.times(rows), 1);
    }
}
