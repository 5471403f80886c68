package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.model.ModelConfig;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.nn.fusion.ResidualField;
import dev.dinoscope.engine.nn.fusion.StudentBranch;
import dev.dinoscope.engine.trace.Layer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds what a recipe's settings add to each encoder.
///
/// @param teacher empty without distillation
record StudentSides(DinoRankClip method, ModelConfig model, Optional<Teacher> teacher) {
    /// The branch on the image's patches, and the fusion module over their grid.
    StudentSide image() {
        var width = method.fusion().width();
        var field = new ResidualField(method.fusion().field(), model.image().grid(), model.embed());
        return new StudentSide(
                "image",
                new StudentBranch(model.image().width(), width),
                head(teacher.map(Teacher::width)),
                residual(field));
    }

    /// The branch on the text's pooled vector: one place, and no map to fuse.
    StudentSide text() {
        var width = method.fusion().width();
        return new StudentSide(
                "text",
                new StudentBranch(model.text().width(), width),
                head(teacher.map(t -> 2 * t.width())),
                residual(new Linear(width, model.embed())));
    }

    private @Nullable Linear head(Optional<Integer> taught) {
        return taught.map(to -> new Linear(method.fusion().width(), to)).orElse(null);
    }

    private @Nullable GatedResidual residual(Layer field) {
        return method.injects()
                ? new GatedResidual(method.gate(), field, method.fusion().alpha(), model.embed())
                : null;
    }
}
