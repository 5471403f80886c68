package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// A run's `state.json`: written by the trainer while it lives, by the node before and after.
record StateFile(
        RunState state,
        long step,
        long totalSteps,
        long pid,
        @Nullable Instant started,
        @Nullable Instant updated,
        @Nullable String message) {
    static final String NAME = "state.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static StateFile created() {
        return new StateFile(RunState.CREATED, 0, 0, 0, null, Instant.now(), "");
    }

    StateFile failed(String reason) {
        return new StateFile(RunState.FAILED, step, totalSteps, 0, started, Instant.now(), reason);
    }

    /// Started again, and not yet heard of.
    StateFile waiting() {
        return new StateFile(RunState.CREATED, step, totalSteps, 0, started, Instant.now(), "");
    }

    static StateFile read(Path runDirectory) throws IOException {
        return JSON.readValue(Files.readString(runDirectory.resolve(NAME)), StateFile.class);
    }

    void write(Path runDirectory) throws IOException {
        var draft = Files.createTempFile(runDirectory, ".state", ".tmp");
        Files.writeString(draft, JSON.writeValueAsString(this));
        Files.move(draft, runDirectory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /// A live state whose process is gone is a lost one. A run that was just created has no process yet.
    RunState observed() {
        boolean gone = state.live()
                && pid > 0
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
        return gone ? RunState.LOST : state;
    }
}
