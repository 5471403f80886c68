package dev.dinoscope.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Entry;
import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Schema;
import dev.dinoscope.engine.config.Section;
import dev.dinoscope.engine.config.VariantSection;
import dev.dinoscope.engine.recipe.BundledRecipes;
import dev.dinoscope.engine.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values that do not fit other settings: each is refused at its own key, by whatever reads or builds the recipe.
class RefusedSettingTest {
    /// @param recipe bundled
    /// @param settings what makes it bad, the rest of it is right
    /// @param key that is refused
    record BadValue(String recipe, String settings, String key) {
        List<String> overrides() {
            return List.of(settings.split(" "));
        }

        @Override
        public String toString() {
            return recipe + " " + settings;
        }
    }

    /// What a record finds in itself.
    static Stream<BadValue> refusedByARecord() {
        return Stream.of(
                new BadValue("clip", "model.image.size=60", "model.image.size"),
                new BadValue("clip", "model.image.stem_channels=[8,16]", "model.image.stem_channels"),
                new BadValue("clip", "model.image.stem_channels=[8,16,20]", "model.image.stem_channels"),
                new BadValue("clip", "model.image.heads=5", "model.image.heads"),
                new BadValue("clip", "model.text.heads=5", "model.text.heads"),
                new BadValue("clip", "method.logit_scale.start=200", "method.logit_scale.start"),
                new BadValue("clip", "train.micro_batch=3", "train.micro_batch"),
                new BadValue("clip", "train.device=tpu", "train.device"),
                new BadValue(
                        "clip",
                        "data.augmentation.crop_scale_min=1 data.augmentation.crop_scale_max=0.5",
                        "data.augmentation.crop_scale_min"),
                new BadValue("clip", "data.source.styles=[nato]", "data.source.styles"),
                new BadValue("clip", "data.source=csv data.source.quote=ab", "data.source.quote"),
                new BadValue("clip", "data.source=image_folder data.source.templates=[it]", "data.source.templates"),
                new BadValue("clip", "data.source=webdataset data.source.image_keys=[]", "data.source.image_keys"),
                new BadValue("slip", "method.view.scale_min=1 method.view.scale_max=0.5", "method.view.scale_min"),
                new BadValue("slip", "method.view.blur.sigma_min=3", "method.view.blur.sigma_min"),
                new BadValue(
                        "rankclip",
                        "method.rank.pl_conditional=true method.rank.pl_impl=repo_eps",
                        "method.rank.pl_conditional"),
                new BadValue("dinorankclip", "method.teacher=''", "method.teacher"),
                new BadValue("dinorankclip", "method.fusion.bins=[]", "method.fusion.bins"),
                new BadValue("dinorankclip", "method.fusion.kernel=4", "method.fusion.kernel"),
                new BadValue("dinorankclip", "method.fusion.heads=5", "method.fusion.heads"),
                new BadValue("dinorankclip", "method.fusion.rope=true method.fusion.width=24", "method.fusion.rope"),
                new BadValue("dinov3", "method.start_from=random:dinov3", "method.start_from"),
                new BadValue("dinov3", "method.gram.weight=2", "method.gram.start"),
                new BadValue("dinov3", "method.masks.ratio_min=0.6", "method.masks.ratio_min"),
                new BadValue("dinov3", "method.encoder.rope.longest=3", "method.encoder.rope.longest"));
    }

    /// What shows only when the method meets the rest of the recipe.
    static Stream<BadValue> refusedByAMethod() {
        return Stream.of(
                new BadValue("clip", "method=slip train.micro_batch=32", "train.micro_batch"),
                new BadValue("rankclip", "method.rank.pl_conditional=true", "method.rank.pl_conditional"),
                new BadValue("dinov3", "train.ema=0.9", "train.ema"),
                new BadValue("dinov3", "model.image.stem_channels=[8,8,8]", "model.image.stem_channels"),
                new BadValue("dinov3", "model.image.heads=16", "model.image.heads"),
                new BadValue("dinov3", "method.loss.koleo_group=5", "method.loss.koleo_group"),
                new BadValue("dinov3", "method.masks.images=0", "method.masks.images"),
                new BadValue("dinov3", "method.crops.local_side=33", "method.crops.local_side"),
                new BadValue(
                        "dinov3", "method.gram.weight=2 method.gram.start=1 method.gram.side=65", "method.gram.side"));
    }

    @ParameterizedTest
    @MethodSource("refusedByARecord")
    void whatARecordRefusesIsMarkedWhenTheRecipeIsRead(BadValue bad) {
        var refused =
                catchThrowableOfType(ConfigException.class, () -> BundledRecipes.read(bad.recipe(), bad.overrides()));
        assertThat(refused.errors()).extracting(ConfigError::path).containsExactly(bad.key());
    }

    @ParameterizedTest
    @MethodSource("refusedByAMethod")
    void whatAMethodRefusesIsMarkedWhenItsCostIsCounted(BadValue bad) {
        var yaml = BundledRecipes.yaml(bad.recipe());
        var refused = catchThrowableOfType(ConfigException.class, () -> new Recipes().cost(yaml, bad.overrides()));
        assertThat(refused.errors()).extracting(ConfigError::path).containsExactly(bad.key());
    }

    @ParameterizedTest
    @MethodSource({"refusedByARecord", "refusedByAMethod"})
    void theCommandLineNamesIt(BadValue bad) {
        var said = new StringWriter();
        var arguments = Stream.concat(Stream.of("train", bad.recipe(), "--dry-run"), bad.overrides().stream())
                .toArray(String[]::new);
        var code = CommandLineMain.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains(bad.key() + ": ").contains(" — ");
    }

    /// Its record refuses only settings of the model, which stand in another section and are tried there.
    private static final String OF_THE_MODEL = "method.encoder";

    /// So that a new rule gets its line above.
    @Test
    void everyRecordThatRefusesIsTriedHere() {
        var keys = Stream.concat(
                        Stream.concat(refusedByARecord(), refusedByAMethod()).map(BadValue::key),
                        Stream.of(OF_THE_MODEL + ".heads"))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .collect(Collectors.toSet());
        var all = sections(Schema.of(Recipe.class).root()).toList();
        // Of a type that stands in several places, one is enough.
        var tried = all.stream()
                .filter(section -> keys.contains(section.path()))
                .map(Section::type)
                .collect(Collectors.toSet());
        assertThat(all.stream().map(Section::type).filter(RefusedSettingTest::mentionsRefused))
                .isSubsetOf(tried);
    }

    private static Stream<Section> sections(Entry entry) {
        return switch (entry) {
            case Field _ -> Stream.empty();
            case Section section ->
                Stream.concat(Stream.of(section), section.entries().stream().flatMap(RefusedSettingTest::sections));
            case VariantSection choice -> choice.variants().values().stream().flatMap(RefusedSettingTest::sections);
        };
    }

    private static boolean mentionsRefused(Class<?> type) {
        var file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (var bytes = type.getResourceAsStream(file)) {
            return bytes != null
                    && new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1)
                            .contains(Refused.class.getName().replace('.', '/'));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
