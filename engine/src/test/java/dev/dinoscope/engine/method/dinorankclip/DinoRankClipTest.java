package dev.dinoscope.engine.method.dinorankclip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.train.model.TracedLearner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The method as a whole: what it is without its parts, and what its embeddings may depend on.
@OnEngine
class DinoRankClipTest {
    private static final int VOCABULARY = 50;
    private static final int BATCH = 4;

    private static Recipe recipe(String... settings) {
        return Configs.read(Recipe.class, "test", """
                method: {name: dinorankclip, fusion: {width: 16, heads: 2}, gate: {hidden: 8}}
                model:
                  embed: 8
                  image: {size: 32, patch: 8, stem_channels: [8, 8, 8], width: 16, heads: 2}
                  text: {context: 6, width: 16, heads: 2}
                train: {batch: 4}
                """, List.of(settings));
    }

    /// The image encoder of a CLIP model of another size, on a finer grid.
    private static Recipe teacher() {
        return Configs.read(Recipe.class, "teacher", """
                model: {image: {size: 48, patch: 8, stem_channels: [8, 8, 8], width: 24, heads: 2}}
                data: {scaling: imagenet}
                """, List.of());
    }

    private static LearnerContext context(Recipe recipe) {
        return recipe.context(VOCABULARY, Map.of(DinoRankClip.TEACHER, teacher().form()));
    }

    private static TracedLearner traced(String... settings) {
        var recipe = recipe(settings);
        return TracedLearner.of(recipe, context(recipe), Device.CPU);
    }

    private static List<String> modules(String... settings) {
        return traced(settings).learner().module().parameters().stream()
                .map(Parameter::name)
                .map(name -> name.replaceFirst("\\.[^.]+$", ""))
                .distinct()
                .toList();
    }

    @Test
    void withoutTeacherAndOfOrder0ItsProgramIsClips() {
        assertThat(hash("method.teacher=none", "method.rank.order=0")).isEqualTo(hash("method={name: clip}"));
    }

    @ParameterizedTest
    @CsvSource({"1, exact", "1, repo_eps", "3, exact"})
    void withoutTeacherItsProgramIsRankClipsOfTheSameOrder(int order, String implementation) {
        var rank = String.format(Locale.ROOT, "rank: {order: %d, pl_impl: %s}", order, implementation);
        assertThat(hash(String.format(Locale.ROOT, "method={name: dinorankclip, teacher: none, %s}", rank)))
                .isEqualTo(hash(String.format(Locale.ROOT, "method={name: rankclip, %s}", rank)));
    }

    private static String hash(String... settings) {
        return traced(settings).program().hash();
    }

    @Test
    void aTeacherThatNothingNeedsIsNotAskedFor() {
        assertThat(recipe().method().needs()).extracting(n -> n.setting()).containsExactly("method.teacher");
        assertThat(recipe("method.teacher=none").method().needs()).isEmpty();
        assertThat(recipe("method.distil.enabled=false").method().needs()).isEmpty();
        assertThatThrownBy(() -> recipe("method.teacher=")).hasMessageContaining("method.teacher");
    }

    @Test
    void everyPartHasASwitch() {
        assertThat(modules())
                .contains("image_student.residual.field.mix", "image_student.residual.field.channel_attention.down")
                .contains("image_student.residual.field.spatial_attention.conv")
                .contains("image_student.residual.field.refiner.mlp.up", "image_student.residual.gate.hidden")
                .contains("image_student.head", "text_student.head", "text_student.residual.injection");
        assertThat(modules("method.fusion.multi_scale=false")).noneMatch(m -> m.endsWith("field.mix"));
        assertThat(modules("method.fusion.channel_attention=false")).noneMatch(m -> m.contains("channel_attention"));
        assertThat(modules("method.fusion.spatial_attention=false")).noneMatch(m -> m.contains("spatial_attention"));
        assertThat(modules("method.fusion.refiner=false")).noneMatch(m -> m.contains("refiner"));
        assertThat(modules("method.gate.mode=off")).noneMatch(m -> m.contains("gate"));
        assertThat(modules("method.gate.mode=static")).noneMatch(m -> m.contains("gate.hidden"));
        assertThat(modules("method.text_branch=false")).noneMatch(m -> m.contains("text_student"));
        assertThat(modules("method.distil.enabled=false")).noneMatch(m -> m.matches(".*(head|teacher).*"));
        assertThat(modules("method.fusion.injection=false"))
                .noneMatch(m -> m.contains("residual"))
                .contains("image_student.branch.out", "text_student.head");
        assertThat(modules("method.fusion.rope=true", "method.gate.mode=project"))
                .contains("image_student.residual.field.refiner.block.norm1");
    }

    /// P-noleak: neither the gate nor anything else lets a caption into the embedding of its image.
    @Test
    void anImagesEmbeddingDoesNotDependOnCaptions(Libtorch libtorch) {
        var learner = (EmbeddingLearner) traced("method.gate.mode=project").learner();
        List<Input> inputs = List.of(
                Input.of("images", DType.F32, BATCH, 3, 32, 32),
                Input.of("teacher_images", DType.F32, BATCH, 3, 48, 48),
                Input.of("tokens", DType.I64, BATCH, 6));
        try (var function = new TracedFunction(libtorch, learner.module(), Precision.F32, inputs, in -> {
            var rows = learner.embed(in);
            return Outputs.of("loss", Reductions.sum(rows.asInputs().get("images")))
                    .and("embedding", rows.asInputs().get("images"));
        })) {
            function.randomise(3);
            var random = new Random(1);
            var images = TracedFunction.numbers(random, BATCH * 3 * 32 * 32, 1);
            var teacher = TracedFunction.numbers(random, BATCH * 3 * 48 * 48, 1);
            var captions = Stream.of(1, 2, 3, 4).flatMapToDouble(i -> random.doubles(6, 1, VOCABULARY));
            var tokens = captions.map(Math::floor).toArray();
            var other = random.doubles(tokens.length, 1, VOCABULARY)
                    .map(Math::floor)
                    .toArray();
            var embedding = function.at(Map.of("images", images, "teacher_images", teacher, "tokens", tokens))
                    .get("embedding");
            assertThat(function.at(Map.of("images", images, "teacher_images", teacher, "tokens", other))
                            .get("embedding"))
                    .containsExactly(embedding);
        }
    }
}
