package dev.dinoscope.engine.method.rankclip;

import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.StepScalar;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import java.util.List;
import java.util.stream.Stream;

/// CLIP whose lists of similarities are ordered alike across modalities and within them.
final class RankClipLearner extends DualEncoder implements EmbeddingLearner {
    private final RankConfig rank;
    private final RankObjective objective;

    RankClipLearner(RankClip settings, LearnerContext context) {
        super(context, settings.logitScale());
        rank = settings.rank();
        objective = child("rank", rank.objective(context));
    }

    @Override
    public List<StepScalar> scalars() {
        return rank.scalars();
    }

    @Override
    public List<Clamp> clamps() {
        return Stream.concat(super.clamps().stream(), objective.clamps().stream())
                .toList();
    }

    @Override
    public Outputs embed(Inputs batch) {
        return Outputs.of("images", project(see(batch.get(IMAGES)))).and("texts", projectText(read(batch.get(TOKENS))));
    }

    @Override
    public Outputs loss(Inputs embedded) {
        var parts = rank.apply(objective, embedded.get("images"), embedded.get("texts"), scale().logScale(), embedded);
        return parts.report(Outputs.of("loss", parts.total()))
                .and("model/logit_scale", scale().logScale().tensor().exp());
    }

    @Override
    public String watchedLoss() {
        return rank.watchedLoss();
    }
}
