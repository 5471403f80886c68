package dev.dinoscope.engine.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleRunsTest {
    @TempDir
    private Path runs;

    @Test
    void everyFileOfTheExamplesOpensWithThisVersion() throws IOException {
        var ids = ExampleRuns.unpack(runs);
        assertEquals(2, ids.size());
        for (var id : ids) {
            var run = RunDirectory.open(runs.resolve(id));
            assertEquals(RunState.FINISHED, run.status().state());
            assertTrue(
                    Configs.read(Recipe.class, run.recipe(), List.of()).name().startsWith("clip"));
            var steps = SnapshotReader.steps(run.snapshots());
            assertFalse(steps.isEmpty());
            try (var newest = SnapshotReader.open(SnapshotReader.file(run.snapshots(), steps.getLast()))) {
                assertTrue(newest.names().contains("image.patches"));
            }
        }
    }

    @Test
    void unpackingAgainKeepsWhatTheUserChanged() throws IOException {
        var recipe = runs.resolve(ExampleRuns.unpack(runs).getFirst()).resolve("recipe.yaml");
        Files.writeString(recipe, "name: mine");
        ExampleRuns.unpack(runs);
        assertEquals("name: mine", Files.readString(recipe));
    }
}
