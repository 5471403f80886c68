package dev.dinoscope.engine.launch;

import dev.dinoscope.engine.run.LaunchMark;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A run as a process of this machine.
sealed interface ProcessLaunch extends Launch {
    /// Empty when the process is gone.
    Optional<ProcessHandle> handle();

    @Override
    default State state() {
        return handle().filter(ProcessHandle::isAlive).isPresent() ? State.RUNNING : State.ENDED;
    }

    @Override
    default void cancel() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    /// One that this process has started.
    record Started(LaunchMark mark, Process process) implements ProcessLaunch {
        @Override
        public Optional<ProcessHandle> handle() {
            return Optional.of(process.toHandle());
        }

        @Override
        public CompletionStage<End> end() {
            return process.onExit().thenApply(ended -> new End(OptionalInt.of(ended.exitValue())));
        }
    }

    /// One that another has started: how it ends, the system tells that one alone.
    record Found(LaunchMark mark, Optional<ProcessHandle> handle) implements ProcessLaunch {
        private static final End SILENT = new End(OptionalInt.empty());

        @Override
        public CompletionStage<End> end() {
            return handle.map(ProcessHandle::onExit)
                    .<CompletionStage<End>>map(exit -> exit.thenApply(_ -> SILENT))
                    .orElseGet(() -> CompletableFuture.completedFuture(SILENT));
        }
    }
}
