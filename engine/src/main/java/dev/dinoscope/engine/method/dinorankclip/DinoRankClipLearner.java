package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.Crop;
import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.method.DualEncoder;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.GivenWeights;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.StepScalar;
import dev.dinoscope.engine.method.ViewedEncoder;
import dev.dinoscope.engine.method.dinorankclip.GatedResidual.Injected;
import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.optim.Treatment;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `L = L_CLIP(Ĩ, T̃) + λ_c·L_c + λ_i·L_i + λ_d·L_distil + λ_g·L_gate` (docs/methods.md, eq. 16). Without a
/// teacher it is CLIP to the last bit at order 0, RANKCLIP at order 1.
final class DinoRankClipLearner extends DualEncoder implements EmbeddingLearner {
    private static final String TEACHER_IMAGES = "teacher_images";

    private final DinoRankClip method;
    private final RankObjective ranking;
    private final Optional<StudentSide> imageSide;
    private final Optional<StudentSide> textSide;
    private final Optional<Teacher> teacher;
    private final DistillationTerms lessons;
    private final DinoRankClipObjective objective;

    DinoRankClipLearner(DinoRankClip method, LearnerContext context) {
        super(context, method.logitScale());
        this.method = method;
        // Before the rest: with one seed it begins as RANKCLIP's does.
        ranking = child("rank", method.rank().objective(context));
        var form = method.distils() ? new Teacher(context.trained(DinoRankClip.TEACHER)) : null;
        var sides = new StudentSides(method, model(), Optional.ofNullable(form));
        imageSide = method.hasBranches() ? Optional.of(child("image_student", sides.image())) : Optional.empty();
        textSide = method.hasBranches() && method.textBranch()
                ? Optional.of(child("text_student", sides.text()))
                : Optional.empty();
        // Last: its weights are drawn for nothing, and nothing else may depend on them.
        teacher = form == null ? Optional.empty() : Optional.of(frozenChild("teacher", form));
        lessons = new DistillationTerms(method.distil(), textSide.isPresent());
        objective = new DinoRankClipObjective(
                form == null ? null : lessons, sides().toList(), method.gate().weight());
    }

    private Stream<StudentSide> sides() {
        return Stream.of(imageSide, textSide).flatMap(Optional::stream);
    }

    @Override
    public List<BatchField> batch() {
        var fields = new ArrayList<>(super.batch());
        teacher.ifPresent(t -> fields.add(new BatchField.Images(
                TEACHER_IMAGES, t.side(), t.normalisation(), List.of(new Crop.SameAs(IMAGES, 0)))));
        return fields;
    }

    @Override
    public List<StepScalar> scalars() {
        return method.rank().scalars();
    }

    @Override
    public List<Clamp> clamps() {
        return Stream.concat(super.clamps().stream(), ranking.clamps().stream()).toList();
    }

    @Override
    public Treatment treatment(Parameter parameter) {
        var isAlpha =
                sides().flatMap(side -> side.residual().stream()).anyMatch(residual -> residual.alpha() == parameter);
        return isAlpha ? Treatment.USUAL.withRate(method.fusion().alphaRate()) : Treatment.USUAL;
    }

    @Override
    public List<GivenWeights> given() {
        return method.isTeacherTrained()
                ? teacher.map(Teacher::weights).stream().toList()
                : List.of();
    }

    @Override
    public Outputs embed(Inputs batch) {
        var seen = see(batch.get(IMAGES));
        var image = project(seen);
        var pooled = read(batch.get(TOKENS));
        var text = projectText(pooled);
        var rows = Outputs.none();
        var imageHidden = imageSide.map(side -> side.hidden(seen.patches()));
        var textHidden = textSide.map(side -> side.hidden(pooled.unsqueeze(1)));
        rows.and("images", embedded(imageSide, image, imageHidden, text, rows));
        rows.and("texts", embedded(textSide, text, textHidden, image, rows));
        teacher.ifPresent(t -> {
            var taught = t.see(batch.get(TEACHER_IMAGES), model().image().grid());
            teach(taught, imageHidden, textHidden, rows);
        });
        return rows;
    }

    private static Tensor embedded(
            Optional<StudentSide> side, Tensor trunk, Optional<Tensor> hidden, Tensor other, Outputs rows) {
        return side.isPresent() ? side.get().embed(trunk, hidden.orElseThrow(), other, rows) : trunk;
    }

    private void teach(Teacher.Seen taught, Optional<Tensor> image, Optional<Tensor> text, Outputs rows) {
        imageSide.ifPresent(side -> lessons.addPatches(rows, side.told(image.orElseThrow()), taught.patches()));
        textSide.ifPresent(
                side -> lessons.addCaptions(rows, side.told(text.orElseThrow()).squeeze(1), taught.whole()));
    }

    @Override
    public Outputs loss(Inputs embedded) {
        var images = embedded.get("images");
        var texts = embedded.get("texts");
        var ranked = method.rank().apply(ranking, images, texts, scale().logScale(), embedded);
        var parts = objective.of(ranked, embedded);
        var scalars = ranked.report(Outputs.of("loss", parts.total()));
        parts.terms().forEach((name, value) -> scalars.and("loss/" + name, value));
        imageSide.ifPresent(side -> side.report(embedded, texts, scalars));
        textSide.ifPresent(side -> side.report(embedded, images, scalars));
        return scalars.and("model/logit_scale", scale().logScale().tensor().exp());
    }

    @Override
    public String watchedLoss() {
        return method.rank().watchedLoss();
    }

    private Optional<Injected> injected(ImageFeatures seen) {
        return imageSide.flatMap(side -> side.inject(project(seen), side.hidden(seen.patches())));
    }

    private static Tensor unit(Optional<Injected> injected, Tensor trunk) {
        return Normalisation.unit(injected.map(Injected::embedding).orElse(trunk));
    }

    @Override
    public Tensor encodeImages(Tensor images) {
        var seen = see(images);
        return unit(injected(seen), project(seen));
    }

    @Override
    public Tensor encodeTexts(Tensor tokens) {
        var pooled = read(tokens);
        var trunk = projectText(pooled);
        return unit(textSide.flatMap(side -> side.inject(trunk, side.hidden(pooled.unsqueeze(1)))), trunk);
    }

    @Override
    public List<ViewedEncoder> encoders() {
        var own = super.encoders().stream();
        var teachers = teacher.stream()
                .map(t -> new ViewedEncoder("teacher", t.side(), t.normalisation(), t.grid(), t::features, List.of()));
        return Stream.concat(own, teachers).toList();
    }

    /// With the gate's map: how much of each patch is let in.
    @Override
    protected Outputs features(Tensor images) {
        var seen = see(images);
        var injected = injected(seen);
        var features = Outputs.of(TensorName.PATCHES.key(), seen.patches())
                .and(TensorName.CLS.key(), seen.pooled())
                .and(TensorName.IMAGE_EMBEDDING.key(), unit(injected, project(seen)));
        injected.ifPresent(
                with -> features.and(TensorName.GATE.key(), with.opening().share()));
        return features;
    }

    @Override
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (ranking.parameterCount() > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%,d parameters of transition terms are trained and not deployed",
                    ranking.parameterCount()));
        }
        sides().forEach(side -> remarks.add(String.format(
                Locale.ROOT,
                "%s: %,d parameters, of them %,d deployed",
                side.path(),
                side.parameterCount(),
                side.deployedCount())));
        teacher.filter(_ -> textSide.isPresent()).ifPresent(_ -> remarks.add(Teacher.NOT_TEXT_ALIGNED));
        return remarks;
    }
}
