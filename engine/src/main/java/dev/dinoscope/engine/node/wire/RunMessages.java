package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.node.proto.RecipeError;
import dev.dinoscope.engine.node.proto.Run;
import dev.dinoscope.engine.node.proto.RunList;
import dev.dinoscope.engine.node.proto.Snapshot;
import dev.dinoscope.engine.node.proto.SnapshotList;
import dev.dinoscope.engine.node.proto.StartRunReply;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.RunInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Run lists, snapshot lists and refused recipes.
public final class RunMessages {
    private static final String STATE_PREFIX = "RUN_STATE_";
    private static final long MAX_SECOND = Long.MAX_VALUE / 1000 - 1;
    private static final long MIN_SECOND = -MAX_SECOND;

    private RunMessages() {}

    public static RunList toWire(List<RunInfo> runs) {
        return RunList.newBuilder().addAllRuns(rows(runs)).build();
    }

    static List<Run> rows(List<RunInfo> runs) {
        return runs.stream().map(RunMessages::toWire).toList();
    }

    public static List<RunInfo> runs(RunList list) {
        return list.getRunsList().stream().map(RunMessages::fromWire).toList();
    }

    public static SnapshotList snapshotsToWire(List<SnapshotFile> snapshots) {
        return SnapshotList.newBuilder()
                .addAllSnapshots(snapshots.stream()
                        .map(s -> Snapshot.newBuilder()
                                .setStep(s.step())
                                .setFile(s.file())
                                .setBytes(s.bytes())
                                .setModifiedMillis(s.modified().toEpochMilli())
                                .build())
                        .toList())
                .build();
    }

    public static List<SnapshotFile> snapshots(SnapshotList list) {
        return list.getSnapshotsList().stream()
                .map(s -> new SnapshotFile(
                        s.getStep(), s.getFile(), s.getBytes(), Instant.ofEpochMilli(s.getModifiedMillis())))
                .toList();
    }

    public static StartRunReply toWire(ConfigException refused) {
        var reply = StartRunReply.newBuilder().setSource(refused.source());
        for (var error : refused.errors()) {
            var message = RecipeError.newBuilder().setPath(error.path()).setProblem(error.problem());
            if (error.value() != null) {
                message.setValue(error.value());
            }
            reply.addErrors(message);
        }
        return reply.build();
    }

    public static ConfigException refusal(StartRunReply reply) {
        return new ConfigException(
                reply.getSource(),
                reply.getErrorsList().stream()
                        .map(e -> new ConfigError(e.getPath(), e.hasValue() ? e.getValue() : null, e.getProblem()))
                        .toList());
    }

    private static Run toWire(RunInfo run) {
        var row = Run.newBuilder()
                .setId(run.id())
                .setName(run.name())
                .setMethod(run.method())
                .setState(dev.dinoscope.engine.node.proto.RunState.valueOf(
                        STATE_PREFIX + run.state().name()))
                .setStep(run.step())
                .setTotalSteps(run.totalSteps())
                .setCreatedMillis(millis(run.created()))
                .setStartedMillis(millis(run.started()))
                .setUpdatedMillis(millis(run.updated()))
                .setPid(run.pid())
                .setMessage(run.message())
                .putAllMetrics(run.metrics())
                .setAlerts(run.alerts())
                .setNotes(NotesMessages.toWire(run.notes()))
                .addAllFaults(run.faults());
        if (run.newestAlert() != null) {
            row.setNewestAlert(NotesMessages.toWire(run.newestAlert()));
        }
        return row.build();
    }

    /// What a newer node calls a state that is not known here, and nothing, count as lost.
    private static RunState state(dev.dinoscope.engine.node.proto.RunState state) {
        return switch (state) {
            case UNRECOGNIZED, RUN_STATE_UNSPECIFIED -> RunState.LOST;
            default -> RunState.valueOf(state.name().substring(STATE_PREFIX.length()));
        };
    }

    /// Older nodes tell faults in the message alone.
    private static List<String> faults(Run run) {
        return run.getFaultsCount() == 0 && state(run.getState()) == RunState.DAMAGED
                ? List.of(run.getMessage())
                : run.getFaultsList();
    }

    static RunInfo fromWire(Run run) {
        return new RunInfo(
                run.getId(),
                run.getName(),
                run.getMethod(),
                state(run.getState()),
                run.getStep(),
                run.getTotalSteps(),
                Instant.ofEpochMilli(run.getCreatedMillis()),
                run.getStartedMillis() == 0 ? null : Instant.ofEpochMilli(run.getStartedMillis()),
                Instant.ofEpochMilli(run.getUpdatedMillis()),
                run.getPid(),
                run.getMessage(),
                run.getMetricsMap(),
                run.getAlerts(),
                run.hasNewestAlert() ? NotesMessages.fromWire(run.getNewestAlert()) : null,
                NotesMessages.fromWire(run.getNotes()),
                faults(run));
    }

    /// A run from before 1970 would be one that has not started. What milliseconds cannot count is the last they can.
    private static long millis(@Nullable Instant moment) {
        return moment == null
                ? 0
                : Instant.ofEpochSecond(Math.clamp(moment.getEpochSecond(), MIN_SECOND, MAX_SECOND), moment.getNano())
                        .toEpochMilli();
    }
}
