package dev.dinoscope.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.config.Field;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Schema;
import dev.dinoscope.engine.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every setting of every method at its boundaries and beyond: either the recipe can be traced, or the setting is
/// refused where it stands.
class RecipeBoundaryTest {
    private static final List<String> SMALL = List.of(
            "model.image.size=32",
            "model.image.patch=8",
            "model.image.stem_channels=[]",
            "model.image.width=24",
            "model.image.depth=1",
            "model.image.heads=2",
            "model.text.width=16",
            "model.text.heads=2",
            "model.text.depth=1",
            "model.embed=16",
            "train.batch=8");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1", "2", "1e-320", "1e308", "NaN", ".inf", "9223372036854775807", "1e400");
    private static final List<String> TEXTS = List.of("''", "' '", "null", "\"\\0\"", "[a]", "{a: 1}");
    private static final List<String> LISTS = List.of("[]", "['']", "[0]", "[-1]", "[2147483647]", "[null]", "[[]]");

    private final List<String> failures = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"clip", "cyclip", "alip", "slip", "rankclip", "dinorankclip", "dinov3"})
    @Timeout(value = 900, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aBoundaryIsTracedOrRefusedAtItsKey(String method) {
        var base = new ArrayList<>(SMALL);
        base.add("method.name=" + method);
        if (method.equals("dinov3")) {
            base.addAll(List.of("method.crops.local_side=16", "method.dino_head.prototypes=16"));
        }
        var recipe = read(base, List.of());
        Schema.of(recipe)
                .root()
                .fields()
                // The other settings are the same whatever the method.
                .filter(field -> method.equals("clip") || field.path().startsWith("method."))
                .forEach(field -> values(field).forEach(value -> check(base, field.path(), value)));
        assertThat(failures).isEmpty();
    }

    private static Stream<String> values(Field field) {
        if (field.type().list()) {
            return LISTS.stream();
        }
        return switch (field.type().kind()) {
            case WHOLE, NUMBER -> Stream.concat(NUMBERS.stream(), bounds(field));
            case FLAG -> Stream.of("true", "false", "1");
            case TEXT, CHOICE -> Stream.concat(TEXTS.stream(), field.allowed().stream());
        };
    }

    private static Stream<String> bounds(Field field) {
        return Stream.of(field.range().min(), field.range().max())
                .filter(Double::isFinite)
                .map(bound -> bound == Math.rint(bound) ? Long.toString(bound.longValue()) : bound.toString());
    }

    private void check(List<String> base, String key, String value) {
        try {
            var _ = new Recipes().cost(Configs.toYaml(read(base, List.of(key + "=" + value))), List.of());
        } catch (ConfigException | Refused refused) {
            if (!names(String.valueOf(refused.getMessage()), key)) {
                failures.add(key + "=" + value + " is refused elsewhere: " + refused.getMessage());
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            failures.add(key + "=" + value + ": " + fault);
        }
    }

    /// The key itself, or the section whose settings do not fit each other.
    private static boolean names(String message, String key) {
        for (var part = key; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('.')))) {
            if (message.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static Recipe read(List<String> base, List<String> more) {
        return Configs.read(
                Recipe.class,
                "test",
                "",
                Stream.concat(base.stream(), more.stream()).toList());
    }
}
