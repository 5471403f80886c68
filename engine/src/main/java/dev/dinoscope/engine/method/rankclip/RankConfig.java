package dev.dinoscope.engine.method.rankclip;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.loss.rank.PlackettLuceMode;
import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.loss.rank.RankOptions;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.StepScalar;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import java.util.Locale;

/// The ranking loss of RankCLIP and DINORANKCLIP (docs/methods.md, eq. 10 to 13).
///
/// @param order R: 0 is CLIP, 1 RankCLIP
/// @param lambdaCross the largest λ_c; lambdaInModal the largest λ_i
public record RankConfig(
        @Setting(
                help =
                        "How many items a choice depends on: 0 is CLIP, 1 RankCLIP, from 2 on each adds a transition term",
                min = 0,
                max = 8)
        int order,

        @Setting(
                help =
                        "How the likelihood is computed: exact, or as RankCLIP's code does, with its 1e-10 in the logarithm"
                                + " (repo_eps)")
        PlackettLuceMode plImpl,

        @Setting(help = "How the weights grow over the run") RankRamp schedule,

        @Setting(help = "Largest weight of the lists across modalities", min = 0, max = 1000)
        double lambdaCross,

        @Setting(help = "Largest weight of the lists within a modality", min = 0, max = 1000)
        double lambdaInModal,

        @Setting(help = "Both terms are divided by this and by the batch size", min = 1e-6, max = 1e9, advanced = true)
        double normalisation,

        @Setting(help = "Whether an item is left out of its own list within its modality", advanced = true)
        boolean excludeSelf,

        @Setting(help = "Whether equal references stand in random order, as in RankCLIP's code", advanced = true)
        boolean randomTies,

        @Setting(help = "Whether transition terms train only themselves, not the encoders", advanced = true)
        boolean detachTransitionEmbeddings,

        @Setting(
                help =
                        "Whether all remaining items are scored against the history at each position; for batches up to 64",
                advanced = true)
        boolean plConditional,

        @Setting(help = "Width of queries, keys and values of transition terms", min = 1, max = 4096, advanced = true)
        int transitionWidth) {
    private static final String CROSS = "rank_cross_weight";
    private static final String IN_MODAL = "rank_in_modal_weight";

    /// @throws Refused for a conditional likelihood that is not exact
    public RankConfig {
        Refused.unless(
                !plConditional || plImpl == PlackettLuceMode.EXACT,
                "pl_conditional",
                plConditional,
                "exists only with pl_impl: exact");
    }

    /// DINORANKCLIP's: order 3, weights on a cosine.
    public RankConfig() {
        this(3, PlackettLuceMode.EXACT, RankRamp.COSINE_RAMP, 2, 2, 32, false, false, false, false, 64);
    }

    /// RANKCLIP's: order 1, weights that grow by epochs.
    static RankConfig released() {
        return new RankConfig(
                1, PlackettLuceMode.EXACT, RankRamp.RANKCLIP_LINEAR_CLIP, 2, 2, 32, false, false, false, false, 64);
    }

    /// The objective for a run's batches.
    ///
    /// @throws Refused when the conditional likelihood is asked for a batch that is too large for it
    public RankObjective objective(LearnerContext context) {
        int batch = context.batch();
        Refused.unless(
                !plConditional || batch <= RankOptions.LARGEST_CONDITIONAL_BATCH,
                "method.rank.pl_conditional",
                plConditional,
                String.format(
                        Locale.ROOT,
                        "for a train.batch up to %d, not %d",
                        RankOptions.LARGEST_CONDITIONAL_BATCH,
                        batch));
        return new RankObjective(options(), context.model().embed());
    }

    RankOptions options() {
        return new RankOptions(
                order,
                plImpl,
                normalisation,
                excludeSelf,
                randomTies,
                detachTransitionEmbeddings,
                plConditional,
                transitionWidth);
    }

    /// The weights as the batch brings them; none of order 0.
    public List<StepScalar> scalars() {
        return order == 0
                ? List.of()
                : List.of(
                        new StepScalar(CROSS, length -> schedule.schedule(lambdaCross, length)),
                        new StepScalar(IN_MODAL, length -> schedule.schedule(lambdaInModal, length)));
    }

    /// The scalar that is comparable from step to step: the weights of the ranking loss grow, so the whole
    /// loss may rise while all is well.
    public String watchedLoss() {
        return order == 0 ? "loss" : "loss/image_to_text";
    }

    /// The objective with this step's weights.
    ///
    /// @param in holds the [#scalars]
    public RankObjective.Parts apply(
            RankObjective objective, Tensor images, Tensor texts, Operand logScale, Inputs in) {
        // Of order 0 nobody reads them.
        var cross = order == 0 ? images : in.get(CROSS);
        var inModal = order == 0 ? images : in.get(IN_MODAL);
        return objective.of(images, texts, logScale, cross, inModal);
    }
}
