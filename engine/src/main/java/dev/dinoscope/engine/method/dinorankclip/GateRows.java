package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.loss.GateLoss;
import dev.dinoscope.engine.method.dinorankclip.GatedResidual.Injected;
import dev.dinoscope.engine.nn.fusion.TangentInjection;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.List;
import java.util.Locale;

/// What a gate did, pair by pair, and what is logged of it (docs/methods.md, eq. 24: the evidence for "preserves
/// alignment up to first order").
///
/// @param side `image` or `text`; in the names of rows and scalars
record GateRows(String side) {
    /// A gate below it counts as closed.
    private static final double SHUT = 0.1;

    private static final String LOSS = "loss";
    private static final String MEAN = "mean";
    private static final String CLOSED = "closed";
    private static final String CLOSED_EVERYWHERE = "closed_everywhere";
    private static final String CONFLICT = "conflict";
    private static final String IN_CONFLICT = "in_conflict";
    private static final String FIRST_ORDER = "first_order";
    private static final String FIRST_ORDER_NEGATIVE = "first_order_negative";
    private static final List<String> STATISTICS =
            List.of(MEAN, CLOSED, CLOSED_EVERYWHERE, CONFLICT, IN_CONFLICT, FIRST_ORDER, FIRST_ORDER_NEGATIVE);

    /// @param injected what was let in
    /// @param trunk the embedding before, of any length; shape [batch, embed]
    /// @param other the embedding of the other half of each pair, before any injection; same shape
    void add(Outputs rows, Injected injected, Tensor trunk, Tensor other) {
        var conflict = GateLoss.conflict(injected.residual(), trunk, other);
        var predicted = injected.opening().predicted();
        if (predicted != null) {
            rows.and(row(LOSS), GateLoss.of(predicted, conflict));
        }
        var share = injected.opening().share();
        var firstOrder = TangentInjection.firstOrder(injected.tangent(), Normalisation.unit(other));
        add(rows, MEAN, Reductions.mean(share, 1));
        add(rows, CLOSED, portion(share.lessThan(SHUT)));
        add(rows, CLOSED_EVERYWHERE, one(Reductions.max(share, 1).lessThan(SHUT)));
        add(rows, CONFLICT, Reductions.mean(conflict, 1));
        add(rows, IN_CONFLICT, portion(conflict.lessThan(0)));
        add(rows, FIRST_ORDER, firstOrder);
        add(rows, FIRST_ORDER_NEGATIVE, one(firstOrder.lessThan(0)));
    }

    private void add(Outputs rows, String name, Tensor value) {
        rows.and(row(name), value.detach());
    }

    private static Tensor portion(Tensor places) {
        return Reductions.mean(one(places), 1);
    }

    private static Tensor one(Tensor flags) {
        var zero = Constants.full(0);
        return zero.plus(1).where(flags, zero);
    }

    /// The loss of a gate that predicts, over the batch; scalar.
    Tensor loss(Inputs rows) {
        return Reductions.mean(rows.get(row(LOSS)));
    }

    /// Adds the means over the batch as `gate/<side>_…`.
    void report(Inputs rows, Outputs scalars) {
        for (var name : STATISTICS) {
            scalars.and(String.format(Locale.ROOT, "gate/%s_%s", side, name), Reductions.mean(rows.get(row(name))));
        }
    }

    private String row(String name) {
        return side + "_gate_" + name;
    }
}
