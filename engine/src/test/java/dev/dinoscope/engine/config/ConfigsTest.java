package dev.dinoscope.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dinoscope.engine.config.SampleRecipe.Clip;
import dev.dinoscope.engine.config.SampleRecipe.Data;
import dev.dinoscope.engine.config.SampleRecipe.Decay;
import dev.dinoscope.engine.config.SampleRecipe.Optim;
import dev.dinoscope.engine.config.SampleRecipe.RankClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConfigsTest {
    @Test
    void anEmptyTextGivesTheDefaults() {
        assertThat(read("")).isEqualTo(new SampleRecipe());
        assertThat(read("optim:\nmethod:\n")).isEqualTo(new SampleRecipe());
    }

    @Test
    void whatTheFileLeavesOutKeepsTheDefaultOfTheEnclosingRecord() {
        // SampleRecipe's own default for method is Clip(100, true), not Clip's no-argument default.
        assertThat(read("method: {learn_scale: false}").method()).isEqualTo(new Clip(100, false));
        assertThat(read("method: {name: rankclip, order: 5}").method()).isEqualTo(new RankClip(5, 0.0625));
        assertThat(read("method: rankclip").method()).isEqualTo(new RankClip());
    }

    @Test
    void everyKindOfValueIsRead() {
        var recipe = read("""
                name: "007"
                seed: 1_000_000
                optim: {learning_rate: 1e-3, warmup: 2e2, decay: linear_to_zero, betas: [0.5, .75]}
                data:
                  styles: [line, sketch]
                  crops: [224, 96]
                  folder: no
                """);
        assertThat(recipe)
                .isEqualTo(new SampleRecipe(
                        "007",
                        1_000_000,
                        new Clip(100, true),
                        new Optim(1e-3, 200, 1000, Decay.LINEAR_TO_ZERO, List.of(0.5, 0.75)),
                        new Data(64, List.of("line", "sketch"), List.of(224, 96), "no")));
    }

    @Test
    void allErrorsAreReportedAtOnceEachWithItsCure() {
        assertThat(problems("""
                seed: -1
                learning_rate: 0.1
                method: {name: rankclip, order: 7.5, weight: 2}
                optim:
                  learnig_rate: 0.1
                  decay: cosin
                  betas: [0.9, 1]
                  steps: soon
                  optimizer: adam
                data:
                  styles: [flat, photo]
                  crops: 8
                """)).isEqualTo("""
                recipe.yaml has 11 errors
                  learning_rate — unknown key; did you mean optim.learning_rate?
                  seed: -1 — expected a whole number of at least 0
                  method.order: 7.5 — expected a whole number from 0 to 8
                  method.weight: 2 — expected a number of at least 0 and below 2
                  optim.learnig_rate — unknown key; did you mean optim.learning_rate?
                  optim.optimizer — unknown key; did you mean optim?
                  optim.steps: soon — expected a whole number of at least 1
                  optim.decay: cosin — expected one of cosine, linear_to_zero
                  optim.betas: [0.9, 1] — expected a list; each: a number of at least 0 and below 1
                  data.styles: [flat, photo] — expected a list; each: one of flat, line, sketch
                  data.crops: 8 — expected a list; each: a whole number""");
    }

    @Test
    void aKeyOfAnotherVariantAndAnUnknownVariantAreNamed() {
        assertThat(problems("method: {name: cyclip}")).contains("method.name: cyclip — expected one of clip, rankclip");
        assertThat(problems("method: {wieght: 1}")).contains("method.wieght — unknown key");
    }

    @Test
    void aKeyUnlikeAnyListsTheKnownOnes() {
        assertThat(problems("method: {zzzzzz: 1}"))
                .contains("method.zzzzzz — unknown key; known here: name, logit_scale_max, learn_scale");
    }

    @Test
    void whatARecordRefusesIsReportedAtItsSetting() {
        assertThat(problems("optim: {warmup: 10, steps: 5}\nseed: x"))
                .contains("optim.warmup: 10 — expected fewer than steps, 5")
                .contains("seed: x — expected a whole number of at least 0");
    }

    @Test
    void faultsOfTheTextNameTheirPlace() {
        assertThat(problems("seed: 1\noptim: [1, 2\n")).containsPattern("line \\d+, column \\d+ — not YAML: ");
        assertThat(problems("seed: 1\noptim: {steps: 5, steps: 6}\nseed: 2"))
                .contains("seed — given 2 times, in lines 1, 3; keep one")
                .contains("optim.steps — given 2 times, in lines 2, 2; keep one");
        assertThat(problems("- 1")).contains("expected sections and settings, got [1]");
        assertThat(problems("optim: 3")).contains("optim: 3 — expected a section of settings");
        assertThat(problems("optim: &a {betas: *a}")).contains("recipe.yaml has 1 error");
        assertThatThrownBy(() -> Configs.read(SampleRecipe.class, Path.of("none.yaml"), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no such file");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTextOutOfAllMeasureIsRefusedInWords() {
        assertThat(problems("[".repeat(100_000))).contains("not YAML: nested deeper than 32 levels");
        assertThat(problems("seed: " + "9".repeat(200_000)))
                .contains("seed: 999")
                .contains("… — expected a whole");
        assertThat(problems("seed: 1" + "0".repeat(799))).contains("expected a whole number");
        assertThat(problems("? " + "k".repeat(100_000) + "\n: 1"))
                .contains("unknown key")
                .hasSizeLessThan(1000);
        var keys = IntStream.range(0, 5_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        assertThat(problems(keys)).contains("recipe.yaml has 5000 errors").endsWith("… and 4900 more");
        assertThatThrownBy(() ->
                        Configs.read(SampleRecipe.class, "given", Map.of(), List.of("seed=" + "[".repeat(100_000))))
                .hasMessageContaining("nested deeper than 32 levels");
    }

    @Test
    void onlyAFileOfModestSizeIsRead(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> Configs.read(SampleRecipe.class, folder, List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is a folder, not a file");
        var large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((256 << 10) + 1));
        assertThatThrownBy(() -> Configs.read(SampleRecipe.class, large, List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is larger than 256 KiB");
        var latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'\n', (byte) 0xe9});
        assertThatThrownBy(() -> Configs.read(SampleRecipe.class, latin, List.of()))
                .hasMessageContaining("is not text in UTF-8 (line 2)");
    }

    @Test
    void aRefusedValueNeverPassesAsAnotherType() {
        for (var value :
                List.of("1.5", "\"3\"", "true", "1e400", "0x10", "NaN", ".inf", "[1]", "{a: 1}", "null", "''")) {
            assertThat(problems("optim: {warmup: " + value + "}")).contains("optim.warmup");
        }
        for (var value : List.of("\"3\"", "true", "1e400", "0x1p3", "1d", "NaN", "~")) {
            assertThat(problems("optim: {learning_rate: " + value + "}")).contains("optim.learning_rate");
        }
        assertThat(problems("method: {learn_scale: yes}")).contains("expected true or false");
        assertThat(problems("name: \"a\\0b\"")).contains("name: \"a\\0b\" — expected text");
        assertThat(problems("name:")).contains("name: (nothing) — expected text");
    }

    @Test
    void overridesAreStrongerThanTheFile() {
        var recipe = Configs.read(
                SampleRecipe.class,
                "recipe.yaml",
                "seed: 3\nmethod: rankclip",
                List.of("seed=4", "method.order=2", "data.styles=[line]", "name=a: b", "optim.decay=linear_to_zero"));
        assertThat(recipe.seed()).isEqualTo(4);
        assertThat(recipe.method()).isEqualTo(new RankClip(2, 0.0625));
        assertThat(recipe.data().styles()).containsExactly("line");
        assertThat(recipe.name()).isEqualTo("a: b");
        var errors = catchThrowableOfType(
                ConfigException.class,
                () -> Configs.read(SampleRecipe.class, "arguments", Map.of(), List.of("seed", "data.image_size=4")));
        assertThat(errors.errors()).extracting(ConfigError::path).containsExactly("seed", "data.image_size");
    }

    @Test
    void withChangesOneSettingAndChecksIt() {
        var recipe = new SampleRecipe();
        assertThat(Configs.with(recipe, "optim.steps", 500).optim().steps()).isEqualTo(500);
        assertThat(Configs.with(recipe, "optim.learning_rate", "0.01").optim().learningRate())
                .isEqualTo(0.01);
        assertThat(Configs.with(recipe, "method.name", "rankclip").method()).isEqualTo(new RankClip());
        assertThatThrownBy(() -> Configs.with(recipe, "optim.steps", 0)).hasMessageContaining("optim.steps: 0");
    }

    @Test
    void flattenListsEverySettingInOrder() {
        assertThat(Configs.flatten(new SampleRecipe()).entrySet())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "name",
                        "seed",
                        "method.name",
                        "method.logit_scale_max",
                        "method.learn_scale",
                        "optim.learning_rate",
                        "optim.warmup",
                        "optim.steps",
                        "optim.decay",
                        "optim.betas",
                        "data.image_size",
                        "data.styles",
                        "data.crops",
                        "data.folder");
        assertThat(Configs.flatten(new SampleRecipe()))
                .containsEntry("method.name", "clip")
                .containsEntry("optim.decay", "cosine");
    }

    @Test
    void writtenYamlReadsBackEqual() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var recipe = random(random);
            assertThat(read(Configs.toYaml(recipe))).isEqualTo(recipe);
            assertThat(read(Configs.toCommentedYaml(recipe))).isEqualTo(recipe);
        }
    }

    @Test
    void yamlLooksAsAPersonWouldWriteIt() {
        assertThat(Configs.toYaml(new SampleRecipe())).isEqualTo("""
                name: sample
                seed: 1
                method:
                  name: clip
                  logit_scale_max: 100.0
                  learn_scale: true
                optim:
                  learning_rate: 0.0003
                  warmup: 100
                  steps: 1000
                  decay: cosine
                  betas: [0.9, 0.98]
                data:
                  image_size: 64
                  styles: [flat]
                  crops: []
                  folder: ""
                """);
    }

    private static SampleRecipe random(Random random) {
        var method = random.nextBoolean()
                ? new Clip(Math.scalb(random.nextDouble() + 1e-9, random.nextInt(-900, 900)), random.nextBoolean())
                : new RankClip(random.nextInt(9), random.nextDouble());
        var crops = new ArrayList<Integer>();
        random.ints(random.nextInt(4)).forEach(crops::add);
        return new SampleRecipe(
                text(random),
                random.nextLong() >>> 1,
                method,
                new Optim(random.nextDouble() + 1e-12, 5, random.nextInt(6, 1 << 30), Decay.COSINE, List.of(0.0)),
                new Data(random.nextInt(8, 1000), List.of(), crops, text(random)));
    }

    private static String text(Random random) {
        var pieces = List.of(
                "true", "No", " ", ":", "# ", "-", "1e3", "ü", "猫", "\"", "'", "\\", "\n", "\t", "\u0007", "\u2028",
                "a b", "😀", "{", "[", "&x", "null", "~", "\u0085", "\uFEFF", "=");
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static SampleRecipe read(String yaml) {
        return Configs.read(SampleRecipe.class, "recipe.yaml", yaml, List.of());
    }

    private static String problems(String yaml) {
        return String.valueOf(
                catchThrowableOfType(ConfigException.class, () -> read(yaml)).getMessage());
    }
}
