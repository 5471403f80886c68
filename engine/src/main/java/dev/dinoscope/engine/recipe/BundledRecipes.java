package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Configs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The recipes that come with Dinoscope, and reading of any recipe by name or file.
public final class BundledRecipes {
    private static final String FOLDER = "/dinoscope/recipes/";

    private BundledRecipes() {}

    /// Names, the default first.
    public static List<String> names() {
        return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /// The YAML of a bundled recipe, comments included.
    ///
    /// @throws NoSuchRecipeException for an unknown name, listing those there are
    public static String yaml(String name) {
        if (!names().contains(name)) {
            throw new NoSuchRecipeException(
                    "no bundled recipe \"" + name + "\"; there are " + String.join(", ", names()));
        }
        return text(name + ".yaml");
    }

    /// @param recipe a file, or the name of a bundled recipe
    /// @param overrides `key=value`
    /// @throws dev.dinoscope.engine.config.ConfigException with every problem at once
    /// @throws NoSuchRecipeException when there is neither such a file nor such a name
    public static Recipe read(String recipe, List<String> overrides) {
        var file = file(recipe);
        if (file.isPresent()) {
            return Configs.read(Recipe.class, file.get(), overrides);
        }
        if (!names().contains(recipe)) {
            throw new NoSuchRecipeException(String.format(
                    Locale.ROOT,
                    "%s is neither a file nor a bundled recipe; bundled are %s",
                    recipe,
                    String.join(", ", names())));
        }
        return Configs.read(Recipe.class, recipe + ".yaml", yaml(recipe), overrides);
    }

    /// Not only regular files: a shell's <(…) is a pipe, and what is no file is refused by its name.
    private static Optional<Path> file(String recipe) {
        try {
            return Optional.of(Path.of(recipe)).filter(file -> Files.exists(file) && !Files.isDirectory(file));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static String text(String resource) {
        try (var in = BundledRecipes.class.getResourceAsStream(FOLDER + resource)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + FOLDER + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
