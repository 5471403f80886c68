package dev.dinoscope.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void theTreeCarriesWhatAFormNeeds() {
        var root = Schema.of(SampleRecipe.class).root();
        assertThat(root.help()).isEqualTo("A sample recipe");
        assertThat(root.entries()).extracting(Entry::path).containsExactly("name", "seed", "method", "optim", "data");
        var method = (VariantSection) root.entries().get(2);
        assertThat(method.variants()).containsOnlyKeys("clip", "rankclip");
        assertThat(method.defaultVariant()).isEqualTo("clip");
        assertThat(method.section("rankclip").entries())
                .extracting(Entry::path)
                .containsExactly("method.order", "method.weight");
        var optim = (Section) root.entries().get(3);
        var rate = (Field) optim.entries().getFirst();
        assertThat(rate.title()).isEqualTo("Learning rate");
        assertThat(rate.defaultText()).isEqualTo("0.0003");
        assertThat(rate.expectation()).isEqualTo("a number above 0");
        assertThat(optim.entries()).extracting(Entry::advanced).containsExactly(false, false, false, false, true);
        assertThat(((Field) optim.entries().get(3)).allowed()).containsExactly("cosine", "linear_to_zero");
    }

    @Test
    void wrongDeclarationsAreRefusedByName() {
        record NoHelp(int size) {
            NoHelp() {
                this(1);
            }
        }
        record OddType(@Setting(help = "x") char letter) {
            OddType() {
                this('a');
            }
        }
        record BadDefault(@Setting(help = "x", min = 2) int size) {
            BadDefault() {
                this(1);
            }
        }
        record NoDefaults(@Setting(help = "x") int size) {}
        assertThatThrownBy(() -> Schema.of(NoHelp.class)).hasMessageContaining("NoHelp.size needs @Setting");
        assertThatThrownBy(() -> Schema.of(OddType.class)).hasMessageContaining("OddType.letter has a type");
        assertThatThrownBy(() -> Schema.of(BadDefault.class))
                .hasMessageContaining("expects a whole number of at least 2");
        assertThatThrownBy(() -> Schema.of(NoDefaults.class)).hasMessageContaining("no-argument constructor");
    }

    @Test
    void namesFollowTheConventions() {
        assertThat(List.of("learningRate", "emaDecay", "top5", "useGPU", "QKNorm"))
                .extracting(Keys::snakeCase)
                .containsExactly("learning_rate", "ema_decay", "top5", "use_gpu", "qk_norm");
    }

    @Test
    void theReferenceListsEverySettingOfEveryVariant() {
        assertThat(SettingsReference.markdown(SampleRecipe.class))
                .contains("## `method` with `name: clip` (the default)")
                .contains("| `method.order` | `3` | a whole number from 0 to 8 | Ranking order |")
                .contains("| `optim.warmup` | `100` steps | a whole number of at least 0 | Steps of linear warm-up |");
    }
}
