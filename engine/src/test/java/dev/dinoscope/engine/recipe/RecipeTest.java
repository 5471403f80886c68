package dev.dinoscope.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.SettingsReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {
    static List<String> bundled() {
        return BundledRecipes.names();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledRecipeSurvivesBeingWrittenOut(String name) {
        var recipe = BundledRecipes.read(name, List.of());

        assertThat(Configs.read(Recipe.class, "again", Configs.toYaml(recipe), List.of()))
                .isEqualTo(recipe);
        assertThat(Configs.read(Recipe.class, "again", Configs.toCommentedYaml(recipe), List.of()))
                .isEqualTo(recipe);
    }

    @Test
    void theReferenceOfSettingsIsUpToDate() {
        assertThat(Path.of("../docs/settings.md"))
                .as("write it anew: ./dinoscope recipes --settings > docs/settings.md")
                .content()
                .isEqualTo(SettingsReference.markdown(Recipe.class));
    }

    @Test
    void sizesThatDoNotFitEachOtherAreNamedTogether() {
        assertThatThrownBy(() -> BundledRecipes.read(
                        "clip", List.of("model.image.patch=16", "model.text.heads=3", "train.device=gpu")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("3 errors")
                .hasMessageContaining("3 stages of stride 2 make patches of 8 px, not 16")
                .hasMessageContaining("heads: 3 — expected a divisor of width 128")
                .hasMessageContaining("expected auto, cpu, cuda or cuda:N");
    }
}
