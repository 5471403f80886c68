package dev.dinoscope.engine.node.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What a run is from its beginning, read from its recipe.
record RunOrigin(String name, String method, Instant created) {

    static RunOrigin read(Path runDirectory) {
        var recipe = runDirectory.resolve("recipe.yaml");
        try {
            var tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(recipe));
            var created =
                    Files.readAttributes(recipe, BasicFileAttributes.class).lastModifiedTime();
            return new RunOrigin(text(tree, "name"), text(value(tree, "method"), "name"), created.toInstant());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Object value(Object tree, String key) {
        return tree instanceof Map<?, ?> section && section.get(key) != null ? section.get(key) : "";
    }

    private static String text(Object tree, String key) {
        return value(tree, key).toString();
    }
}
