package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.launch.Form;
import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.config.VariantCatalogue;
import dev.dinoscope.engine.config.Variants;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormTest {
    private final Form<Recipe> form = new Form<>(Recipe.class, new Recipe());

    @Test
    void startsWithoutErrorsAndWritesTheRecordItStartedFrom() {
        assertThat(form.errors()).isEmpty();
        assertThat(form.changes()).isEmpty();
        assertThat(Configs.read(Recipe.class, "form", form.yamlProperty().get(), List.of()))
                .isEqualTo(new Recipe());
    }

    @Test
    void allErrorsShowAtOnceAtTheirFields() {
        form.setting("seed").textProperty().set("-3");
        form.setting("optim.learning_rate").textProperty().set("fast");
        assertThat(form.errors()).extracting(ConfigError::path).containsExactly("seed", "optim.learning_rate");
        assertThat(form.setting("seed").errorProperty().get()).contains("expected a whole number");
        assertThat(form.setting("optim.learning_rate").errorProperty().get()).contains("expected a number");
    }

    @ParameterizedTest
    @CsvSource({
        "clip, model.image.size, 60",
        "clip, model.image.heads, 5",
        "clip, model.image.stem_channels, '[8, 16]'",
        "clip, model.text.heads, 5",
        "clip, method.logit_scale.start, 200",
        "clip, train.micro_batch, 3",
        "clip, train.device, tpu",
        "clip, data.source.styles, '[nato]'",
        "clip, data.augmentation.crop_scale_min, 1",
        "slip, method.view.blur.sigma_min, 3",
        "dinorankclip, method.fusion.kernel, 4",
        "dinov3, method.masks.ratio_min, 0.6",
        "dinov3, method.encoder.rope.longest, 3"
    })
    void aValueThatDoesNotFitOthersIsMarkedAtItsField(String recipe, String key, String value) {
        var filled =
                new Form<>(Recipe.class, BundledRecipes.read(recipe, List.of("data.augmentation.crop_scale_max=0.9")));
        filled.setting(key).textProperty().set(value);
        assertThat(filled.errors()).extracting(ConfigError::path).containsExactly(key);
        assertThat(filled.setting(key).errorProperty().get()).isNotEmpty();
    }

    @Test
    void aRuleBetweenSectionsMarksTheFieldBelow() {
        var filled = new Form<>(Recipe.class, BundledRecipes.read("dinov3", List.of()));
        filled.setting("method.gram.weight").textProperty().set("2");
        assertThat(filled.setting("method.gram.start").errorProperty().get()).contains("no teacher worth anchoring to");
    }

    @Test
    void whatANodeFindsIsMarkedUntilTheNextChange() {
        form.refuse(List.of(new ConfigError("train.batch", "128", "too many for this machine")));
        assertThat(form.setting("train.batch").errorProperty().get()).contains("too many");
        form.setting("train.batch").textProperty().set("64");
        assertThat(form.errors()).isEmpty();
        assertThat(form.setting("train.batch").errorProperty().get()).isEmpty();
    }

    @Test
    void aChangeIsMarkedWrittenAndTakenBack() {
        var rate = form.setting("optim.learning_rate");
        rate.textProperty().set("0.0025");
        assertThat(rate.modifiedProperty().get()).isTrue();
        assertThat(form.changes()).containsOnlyKeys("optim.learning_rate");
        assertThat(form.yamlProperty().get()).contains("learning_rate: 0.0025");
        form.reset();
        assertThat(rate.modifiedProperty().get()).isFalse();
        assertThat(form.yamlProperty().get()).doesNotContain("0.0025");
    }

    @Test
    void lettersTypedInARowAreTakenBackTogetherAndDoneAgain() {
        var rate = form.setting("optim.learning_rate");
        var before = rate.textProperty().get();
        for (var typed : new String[] {"0", "0.", "0.0", "0.02"}) {
            rate.textProperty().set(typed);
        }
        form.setting("seed").textProperty().set("7");
        form.undo().undo();
        assertThat(form.setting("seed").modifiedProperty().get()).isFalse();
        form.undo().undo();
        assertThat(rate.textProperty().get()).isEqualTo(before);
        assertThat(form.undo().toUndoProperty().get()).isEmpty();
        form.undo().redo();
        assertThat(rate.textProperty().get()).isEqualTo("0.02");
        assertThat(form.valueProperty().get().optim().learningRate()).isEqualTo(0.02);
    }

    @Test
    void aFieldThatWasLeftIsUndoneByItself() {
        var seed = form.setting("seed");
        seed.textProperty().set("7");
        form.undo().seal();
        seed.textProperty().set("8");
        form.undo().undo();
        assertThat(seed.textProperty().get()).isEqualTo("7");
    }

    @Test
    void resettingAndStartingFromAnotherRecordCanBeUndone() {
        var seed = form.setting("seed");
        seed.textProperty().set("7");
        form.reset();
        form.undo().undo();
        assertThat(seed.textProperty().get()).isEqualTo("7");
        form.start(Configs.with(new Recipe(), "seed", 99), "other");
        assertThat(form.originProperty().get()).isEqualTo("other");
        assertThat(seed.modifiedProperty().get()).isFalse();
        form.undo().undo();
        assertThat(seed.textProperty().get()).isEqualTo("7");
        assertThat(form.originProperty().get()).isEmpty();
        assertThat(seed.modifiedProperty().get()).isTrue();
    }

    @Test
    void aVariantHasItsOwnDefaultsAndRangesThoughItsSettingsAreCalledAlike() {
        var ranked = new Form<>(Ranked.class, new Ranked(new Low(2)));
        ranked.setting("loss.name").textProperty().set("high");
        assertThat(ranked.errors()).isEmpty();
        assertThat(ranked.setting("loss.order").textProperty().get()).isEqualTo("7");
        ranked.setting("loss.order").textProperty().set("9");
        assertThat(ranked.valueProperty().get()).isEqualTo(new Ranked(new High(9, List.of(1))));
        ranked.setting("loss.weights").textProperty().set("[2, 3]");
        assertThat(ranked.yamlProperty().get()).contains("[2, 3]");
        ranked.setting("loss.weights").textProperty().set("[2, 3");
        assertThat(ranked.errors()).extracting(ConfigError::path).containsExactly("loss.weights");
        ranked.setting("loss.name").textProperty().set("low");
        assertThat(ranked.errors()).isEmpty();
        assertThat(ranked.changes()).isEmpty();
        assertThat(ranked.valueProperty().get()).isEqualTo(new Ranked(new Low(2)));
    }

    private record Ranked(@Setting(help = "Loss") Loss loss) {
        private Ranked() {
            this(new Low());
        }
    }

    @Variants
    private interface Loss {}

    private record Low(@Setting(help = "Few", max = 3) int order) implements Loss {
        private Low() {
            this(1);
        }
    }

    private record High(
            @Setting(help = "Many", min = 5) int order,
            @Setting(help = "Of the orders") List<Integer> weights) implements Loss {
        private High() {
            this(7, List.of(1));
        }
    }

    /// A service of the tests.
    public static final class Losses implements VariantCatalogue {
        @Override
        public Class<?> of() {
            return Loss.class;
        }

        @Override
        public SequencedMap<String, Class<? extends Record>> variants() {
            var losses = new LinkedHashMap<String, Class<? extends Record>>();
            losses.put("low", Low.class);
            losses.put("high", High.class);
            return losses;
        }
    }
}
