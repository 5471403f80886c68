package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;

/// What a run is from its beginning, read from its recipe.
record RunOrigin(String name, String method, Instant created) {

    static RunOrigin read(RunDirectory run) throws IOException {
        var recipe = Files.readString(run.recipe());
        return new RunOrigin(
                Configs.peek(recipe, "name").orElse(run.name()),
                Configs.peek(recipe, "method.name").orElse(""),
                Files.getLastModifiedTime(run.recipe()).toInstant());
    }
}
