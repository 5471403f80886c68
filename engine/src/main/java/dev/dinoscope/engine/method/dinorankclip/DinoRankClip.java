package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.LogitScaleConfig;
import dev.dinoscope.engine.method.NeededModel;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.method.rankclip.RankConfig;
import java.util.List;

/// DINORANKCLIP (Jiang et al. 2026; docs/methods.md, eq. 16) with its own settings. Of the paper only the abstract
/// could be read: what the abstract does not say is our choice, and a setting.
///
/// @param textBranch whether the text encoder has a branch too; without it is the paper's image-only variant
public record DinoRankClip(
        @Setting(help = "The learned inverse temperature") LogitScaleConfig logitScale,
        @Setting(help = "The ranking loss") RankConfig rank,

        @Setting(
                help = "The frozen teacher: a recipe, which is trained once and kept; the directory of a run or"
                        + " checkpoint; random: and one of these for its form with random weights, a control; or none: RANKCLIP of"
                        + " any order")
        String teacher,

        @Setting(help = "Whether the text encoder has a student branch and an injection too")
        boolean textBranch,

        @Setting(help = "What the branches learn of the teacher")
        DistilConfig distil,

        @Setting(help = "Student branches, fusion module and injection")
        FusionConfig fusion,

        @Setting(help = "The conflict-aware gate") GateConfig gate)
        implements TrainingMethod {
    static final String TEACHER = "teacher";
    private static final String NONE = "none";

    /// @throws Refused when the teacher is not said
    public DinoRankClip {
        Refused.unless(
                !teacher.isBlank(),
                "teacher",
                teacher,
                "expected a recipe, the directory of a run or checkpoint, or none");
    }

    public DinoRankClip() {
        this(
                new LogitScaleConfig(),
                new RankConfig(),
                "dinov3",
                true,
                new DistilConfig(),
                new FusionConfig(),
                new GateConfig());
    }

    private boolean hasTeacher() {
        return !teacher.equals(NONE);
    }

    boolean distils() {
        return hasTeacher() && distil.enabled();
    }

    boolean injects() {
        return hasTeacher() && fusion.injection();
    }

    /// Whether there is anything beside the two encoders and the ranking loss.
    boolean hasBranches() {
        return distils() || injects();
    }

    boolean isTeacherTrained() {
        return !teacher.startsWith(NeededModel.UNTRAINED);
    }

    @Override
    public List<NeededModel> needs() {
        return distils() ? List.of(new NeededModel(TEACHER, "method.teacher", teacher)) : List.of();
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new DinoRankClipLearner(this, context);
    }
}
