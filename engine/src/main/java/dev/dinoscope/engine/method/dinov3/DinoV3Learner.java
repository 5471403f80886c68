package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.loss.self.DinoV3Loss;
import dev.dinoscope.engine.method.GivenWeights;
import dev.dinoscope.engine.method.JointSpace;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.MovingCopy;
import dev.dinoscope.engine.method.StepScalar;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.method.ViewedEncoder;
import dev.dinoscope.engine.method.WholeBatchLearner;
import dev.dinoscope.engine.model.ImageEncoderConfig;
import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.PatchMaps;
import dev.dinoscope.engine.nn.dinov3.DinoHead;
import dev.dinoscope.engine.nn.dinov3.DinoVisionTransformer;
import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.optim.Treatment;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.program.WeightCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Student and teacher of DINOv3, and the step's loss (docs/methods.md, eq. 25 to 32).
final class DinoV3Learner extends Module implements WholeBatchLearner {
    private static final String TEMPERATURE = "teacher_temperature";
    private static final String GRAM_WEIGHT = "gram_weight";
    private static final String GRAM = "gram";

    private final DinoV3 method;
    private final PixelNormalisation normalisation;
    private final int pairs;
    private final ImageEncoderConfig image;
    private final DinoV3Batch batch;
    private final DinoV3Objective objective;
    private final Optional<TrainedModel> start;
    private final DinoVisionTransformer encoder;
    private final DinoHead dinoHead;
    private final DinoHead ibotHead;
    private final Centre dinoCentre;
    private final Centre ibotCentre;
    private final WeightCopy teacher;
    private final @Nullable WeightCopy gram;
    private final Map<Parameter, Treatment> treatments;

    DinoV3Learner(DinoV3 method, LearnerContext context) {
        this.method = method;
        normalisation = context.normalisation();
        pairs = context.batch();
        image = context.model().image();
        batch = DinoV3Batch.of(method, context);
        objective = method.objective(pairs);
        start = method.startFrom().isBlank() ? Optional.empty() : Optional.of(start(context));
        encoder = child("encoder", method.encoder(image));
        dinoHead = child("dino_head", method.dinoHead().create(image.width()));
        ibotHead = child("ibot_head", method.ibotHead().create(image.width()));
        dinoCentre = child(
                "dino_centre", new Centre(method.teacher(), method.dinoHead().prototypes()));
        ibotCentre = child(
                "ibot_centre", new Centre(method.teacher(), method.ibotHead().prototypes()));
        teacher = new WeightCopy(TensorFile.EMA.key(), this);
        gram = method.gram().isOn() ? new WeightCopy(GRAM, encoder) : null;
        treatments = method.rates().treatments(encoder, List.of(dinoHead, ibotHead));
    }

    private TrainedModel start(LearnerContext context) {
        TrainedModel from = context.trained(DinoV3.START);
        Refused.unless(
                from.method() instanceof DinoV3,
                "method.start_from",
                method.startFrom(),
                "trained another method; name a run, checkpoint or recipe of dinov3");
        return from;
    }

    @Override
    public Module module() {
        return this;
    }

    @Override
    public List<BatchField> batch() {
        return batch.fields();
    }

    @Override
    public List<StepScalar> scalars() {
        List<StepScalar> scalars = new ArrayList<>();
        scalars.add(new StepScalar(TEMPERATURE, method.teacher()::temperatures));
        if (gram != null) {
            scalars.add(new StepScalar(GRAM_WEIGHT, _ -> method.gram().weights()));
        }
        return scalars;
    }

    @Override
    public List<Clamp> clamps() {
        return List.of();
    }

    @Override
    public Treatment treatment(Parameter parameter) {
        return treatments.getOrDefault(parameter, Treatment.USUAL);
    }

    @Override
    public List<MovingCopy> averages() {
        double momentum = method.teacher().momentum();
        MovingCopy first = new MovingCopy(Average.of(teacher), _ -> _ -> momentum);
        WeightCopy anchor = gram;
        return anchor == null
                ? List.of(first)
                : List.of(
                        first,
                        new MovingCopy(
                                Average.of(anchor, teacher), _ -> method.gram().momentum(start.isPresent())));
    }

    /// Student and teacher go on from where they were; the Gram teacher begins as that teacher.
    @Override
    public List<GivenWeights> given() {
        return start.stream()
                .flatMap(from -> Stream.of(given(encoder, from), given(dinoHead, from), given(ibotHead, from))
                        .flatMap(List::stream))
                .toList();
    }

    private List<GivenWeights> given(Module into, TrainedModel from) {
        String prefix = into.path() + ".";
        List<String> copies =
                gram != null && into == encoder ? List.of(TensorFile.EMA.key(), GRAM) : List.of(TensorFile.EMA.key());
        // Filling the copies fills the weights too, which the student's own then replace.
        return List.of(
                new GivenWeights(into, from, TensorFile.EMA.key(), prefix, copies),
                new GivenWeights(into, from, TensorFile.MODEL.key(), prefix, List.of()));
    }

    @Override
    public Outputs batchLoss(Inputs in) {
        ImageFeatures seen = encoder.masked(
                in.get(batch.globals().name()), in.get(batch.masks().name()));
        Teaching teaching = teacher.use(() -> teach(in));
        DinoV3Loss.Parts parts = parts(in, seen, teaching);
        Tensor weight = gram == null ? null : in.get(GRAM_WEIGHT);
        Tensor total = objective.total(parts, method.crops().locals(), weight);
        return report(total, parts, teaching, in);
    }

    private Teaching teach(Inputs in) {
        ImageFeatures seen = encoder.apply(in.get(batch.globals().name()));
        Tensor temperature = in.get(TEMPERATURE);
        Centre.Centred crops = dinoCentre.apply(dinoHead.apply(seen.pooled()), temperature);
        Centre.Centred patches = ibotCentre.apply(ibotHead.apply(hidden(seen, in)), temperature);
        return new Teaching(seen, crops, patches);
    }

    /// The patches that are hidden from the student; shape `[hidden, width]`.
    private Tensor hidden(ImageFeatures seen, Inputs in) {
        return Ordering.take(
                seen.patches().flatten(0, 1), 0, in.get(batch.masks().index()));
    }

    private DinoV3Loss.Parts parts(Inputs in, ImageFeatures seen, Teaching teaching) {
        Tensor targets = byCrop(teaching.crops().probabilities());
        Tensor global = objective.global(byCrop(dinoHead.apply(seen.pooled())), targets);
        Tensor local = batch.locals().isEmpty() ? null : objective.local(byCrop(dinoHead.apply(locals(in))), targets);
        Tensor ibot = objective.ibot(
                ibotHead.apply(hidden(seen, in)),
                teaching.patches().probabilities(),
                in.get(batch.masks().weight()),
                seen.pooled().dim(0));
        return new DinoV3Loss.Parts(global, local, objective.koleo(byCrop(seen.pooled())), ibot, anchoring(in, seen));
    }

    private Tensor locals(Inputs in) {
        return encoder.local(in.get(batch.locals().getFirst().name()));
    }

    /// From `[crops·batch, n]` to `[crops, batch, n]`.
    private Tensor byCrop(Tensor rows) {
        return rows.reshape(rows.dim(0) / pairs, pairs, rows.dim(1));
    }

    private @Nullable Tensor anchoring(Inputs in, ImageFeatures seen) {
        if (gram == null) {
            return null;
        }
        String crops = batch.grams().isEmpty()
                ? batch.globals().name()
                : batch.grams().getFirst().name();
        Tensor target = gram.use(() -> encoder.apply(in.get(crops)).patches());
        return objective.gram(seen.patches(), PatchMaps.resize(target, image.grid()));
    }

    private Outputs report(Tensor total, DinoV3Loss.Parts parts, Teaching teaching, Inputs in) {
        Outputs outputs = Outputs.of("loss", total)
                .and("loss/dino_global", parts.global())
                .and("loss/ibot", parts.ibot())
                .and("loss/koleo", parts.koleo());
        add(outputs, "loss/dino_local", parts.local());
        add(outputs, "loss/gram", parts.gram());
        add(outputs, "dino/gram_weight", gram == null ? null : in.get(GRAM_WEIGHT));
        outputs.and("dino/teacher_temperature", in.get(TEMPERATURE));
        TeacherStatistics.addTo(outputs, teaching.crops().probabilities());
        PatchStatistics.addTo(outputs, teaching.seen(), image.grid());
        return teaching.patches().update().apply(teaching.crops().update().apply(outputs));
    }

    private static void add(Outputs outputs, String name, @Nullable Tensor value) {
        if (value != null) {
            outputs.and(name, value);
        }
    }

    @Override
    public List<ViewedEncoder> encoders() {
        return List.of(new ViewedEncoder(
                "",
                image.size(),
                normalisation,
                image.grid(),
                this::features,
                gram == null ? List.of() : List.of(GRAM)));
    }

    private Outputs features(Tensor images) {
        ImageFeatures seen = encoder.apply(images);
        return Outputs.of(TensorName.PATCHES.key(), seen.patches()).and(TensorName.CLS.key(), seen.pooled());
    }

    @Override
    public Optional<JointSpace> jointSpace() {
        return Optional.empty();
    }
}
