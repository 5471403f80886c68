package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.method.dinorankclip.GatedResidual.Injected;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.fusion.StudentBranch;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What DINORANKCLIP adds to one of the two encoders: a light branch on its tokens, a head that speaks to the
/// teacher, and the injection of what the branch sees.
final class StudentSide extends Module {
    private final GateRows gates;
    private final StudentBranch branch;
    private final @Nullable Linear head;
    private final @Nullable GatedResidual residual;

    /// @param name `image` or `text`, for what is logged
    /// @param branch from the encoder's tokens [batch, places, in] to [batch, places, width]
    /// @param head from there into the teacher's space; none without distillation
    /// @param residual none without injection
    StudentSide(String name, StudentBranch branch, @Nullable Linear head, @Nullable GatedResidual residual) {
        this.gates = new GateRows(name);
        this.branch = child("branch", branch);
        this.head = head == null ? null : child("head", head);
        this.residual = residual == null ? null : child("residual", residual);
    }

    /// @param tokens shape [batch, places, in]
    Tensor hidden(Tensor tokens) {
        return branch.apply(tokens);
    }

    /// What the branch tells of the teacher; shape [batch, places, taught].
    Tensor told(Tensor hidden) {
        if (head == null) {
            throw new IllegalStateException("no teacher is listened to");
        }
        return head.apply(hidden);
    }

    /// The embedding with a gated part of the residual in it; empty without injection.
    ///
    /// @param trunk of any length; shape [batch, embed]
    Optional<Injected> inject(Tensor trunk, Tensor hidden) {
        return residual == null ? Optional.empty() : Optional.of(residual.apply(trunk, hidden));
    }

    /// As [#inject] within a training step, and adds what the loss and the log must know of it.
    ///
    /// @param other the embedding of the other half of each pair, before any injection; shape [batch, embed]
    /// @return the trunk itself without injection
    Tensor embed(Tensor trunk, Tensor hidden, Tensor other, Outputs rows) {
        var injected = inject(trunk, hidden);
        injected.ifPresent(seen -> gates.add(rows, seen, trunk, other));
        return injected.map(Injected::embedding).orElse(trunk);
    }

    /// Parameters that an encoder needs outside training: without injection none.
    long deployedCount() {
        return residual == null ? 0 : branch.parameterCount() + residual.parameterCount();
    }

    Optional<GatedResidual> residual() {
        return Optional.ofNullable(residual);
    }

    /// The loss of the gate's prediction over the batch; empty where it predicts nothing.
    Optional<Tensor> gateLoss(Inputs rows) {
        return residual != null && residual.predicts() ? Optional.of(gates.loss(rows)) : Optional.empty();
    }

    /// Adds what is logged of the gate and the injection, and what the next step must know.
    ///
    /// @param others embeddings of the other side; shape [batch, embed]
    void report(Inputs rows, Tensor others, Outputs scalars) {
        if (residual != null) {
            gateLoss(rows).ifPresent(loss -> scalars.and("loss/gate_" + gates.side(), loss));
            scalars.and(
                    String.format(Locale.ROOT, "gate/%s_alpha", gates.side()),
                    residual.alpha().tensor());
            gates.report(rows, scalars);
            residual.follow(scalars, others);
        }
    }
}
