package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.node.NodeInfo;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.proto.AnnotateRequest;
import dev.dinoscope.engine.node.proto.DataLine;
import dev.dinoscope.engine.node.proto.DescribeRequest;
import dev.dinoscope.engine.node.proto.Done;
import dev.dinoscope.engine.node.proto.EstimateRunReply;
import dev.dinoscope.engine.node.proto.ExampleRuns;
import dev.dinoscope.engine.node.proto.FetchFileRequest;
import dev.dinoscope.engine.node.proto.FileChunk;
import dev.dinoscope.engine.node.proto.ListRunsRequest;
import dev.dinoscope.engine.node.proto.LogChunk;
import dev.dinoscope.engine.node.proto.NodeDescription;
import dev.dinoscope.engine.node.proto.NodeGrpc;
import dev.dinoscope.engine.node.proto.Notes;
import dev.dinoscope.engine.node.proto.ReadDataRequest;
import dev.dinoscope.engine.node.proto.ResultRow;
import dev.dinoscope.engine.node.proto.RunChanges;
import dev.dinoscope.engine.node.proto.RunList;
import dev.dinoscope.engine.node.proto.RunRequest;
import dev.dinoscope.engine.node.proto.ScalarChunk;
import dev.dinoscope.engine.node.proto.SnapshotList;
import dev.dinoscope.engine.node.proto.StartRunReply;
import dev.dinoscope.engine.node.proto.StartRunRequest;
import dev.dinoscope.engine.node.proto.SystemLoad;
import dev.dinoscope.engine.node.proto.TailRequest;
import dev.dinoscope.engine.node.proto.TrashList;
import dev.dinoscope.engine.node.proto.TrashRequest;
import dev.dinoscope.engine.node.proto.UnpackExamplesRequest;
import dev.dinoscope.engine.node.proto.WatchRunsRequest;
import dev.dinoscope.engine.node.proto.WatchSystemRequest;
import dev.dinoscope.engine.node.wire.CostMessages;
import dev.dinoscope.engine.node.wire.DataMessages;
import dev.dinoscope.engine.node.wire.NotesMessages;
import dev.dinoscope.engine.node.wire.RunDifference;
import dev.dinoscope.engine.node.wire.RunMessages;
import dev.dinoscope.engine.node.wire.SystemMessages;
import dev.dinoscope.engine.node.wire.TailMessages;
import dev.dinoscope.engine.run.RunDirectory;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/// Answers the calls: each line of [NodeGrpc] bound to what does the work.
final class NodeService extends NodeGrpc.NodeImplBase {
    private static final Duration SAMPLE = Duration.ofSeconds(1);

    private final Callable<NodeInfo> self;
    private final RunStore runs;
    private final RunControl control;
    private final SystemSampler system;
    private final DataLauncher data;
    private final Streams streams;
    private final Duration poll;

    NodeService(
            Callable<NodeInfo> self,
            RunStore runs,
            RunControl control,
            SystemSampler system,
            DataLauncher data,
            Streams streams,
            Duration poll) {
        this.self = self;
        this.runs = runs;
        this.control = control;
        this.system = system;
        this.data = data;
        this.streams = streams;
        this.poll = poll;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<NodeDescription> reply) {
        streams.answer(reply, () -> SystemMessages.toWire(self.call()));
    }

    @Override
    public void listRuns(ListRunsRequest request, StreamObserver<RunList> reply) {
        streams.answer(reply, () -> RunMessages.toWire(runs.list()));
    }

    @Override
    public void startRun(StartRunRequest request, StreamObserver<StartRunReply> reply) {
        streams.answer(reply, () -> {
            try {
                var run = control.start(request.getRecipeYaml(), request.getOverridesList());
                return StartRunReply.newBuilder().setRun(run).build();
            } catch (ConfigException refused) {
                return RunMessages.toWire(refused);
            }
        });
    }

    @Override
    public void estimateRun(StartRunRequest request, StreamObserver<EstimateRunReply> reply) {
        streams.answer(reply, () -> {
            try {
                return CostMessages.toWire(control.cost(request.getRecipeYaml(), request.getOverridesList()));
            } catch (ConfigException refused) {
                return EstimateRunReply.newBuilder()
                        .setRefusal(RunMessages.toWire(refused))
                        .build();
            }
        });
    }

    @Override
    public void stopRun(RunRequest request, StreamObserver<Done> reply) {
        streams.answer(reply, () -> done(request.getRun(), control::stop));
    }

    @Override
    public void resumeRun(RunRequest request, StreamObserver<Done> reply) {
        streams.answer(reply, () -> done(request.getRun(), control::resume));
    }

    @Override
    public void annotateRun(AnnotateRequest request, StreamObserver<Notes> reply) {
        streams.answer(
                reply,
                () -> NotesMessages.toWire(runs.at(
                        request.getRun(), () -> runs.annotate(request.getRun(), NotesMessages.change(request)))));
    }

    @Override
    public void deleteRun(RunRequest request, StreamObserver<Done> reply) {
        streams.answer(reply, () -> done(request.getRun(), control::delete));
    }

    @Override
    public void restoreRun(RunRequest request, StreamObserver<Done> reply) {
        streams.answer(reply, () -> done(request.getRun(), runs::restore));
    }

    @Override
    public void listTrash(TrashRequest request, StreamObserver<TrashList> reply) {
        streams.answer(
                reply, () -> TrashList.newBuilder().addAllRuns(runs.trash()).build());
    }

    @Override
    public void emptyTrash(TrashRequest request, StreamObserver<Done> reply) {
        streams.answer(reply, () -> {
            runs.emptyTrash();
            return Done.getDefaultInstance();
        });
    }

    @Override
    public void watchRuns(WatchRunsRequest request, StreamObserver<RunChanges> reply) {
        streams.changes(reply, poll, runs::list, RunDifference::between);
    }

    @Override
    public void watchScalars(TailRequest request, StreamObserver<ScalarChunk> reply) {
        streams.everything(
                reply,
                poll,
                () -> tail(request.getRun(), run -> new ScalarTail(run.path(), new Position(request.getPosition()))),
                TailMessages::toWire);
    }

    @Override
    public void watchLog(TailRequest request, StreamObserver<LogChunk> reply) {
        streams.everything(
                reply,
                poll,
                () -> tail(
                        request.getRun(),
                        run -> new LogTail(run.enclosure(), run.log(), new Position(request.getPosition()))),
                TailMessages::toWire);
    }

    @Override
    public void watchSnapshots(RunRequest request, StreamObserver<SnapshotList> reply) {
        var run = request.getRun();
        streams.newest(reply, poll, () -> runs.at(run, () -> runs.snapshots(run)), RunMessages::snapshotsToWire);
    }

    @Override
    public void watchSystem(WatchSystemRequest request, StreamObserver<SystemLoad> reply) {
        streams.newest(reply, SAMPLE, () -> system.sample(runs.list()), SystemMessages::toWire);
    }

    @Override
    public void fetchFile(FetchFileRequest request, StreamObserver<FileChunk> reply) {
        streams.run(reply, outlet -> FileStream.send(runs, request, outlet));
    }

    @Override
    public void readScalars(RunRequest request, StreamObserver<ScalarChunk> reply) {
        streams.run(reply, outlet -> {
            var tail = tail(request.getRun(), run -> new ScalarTail(run.path(), Position.START));
            for (var news = tail.next(); news.isPresent() && outlet.awaitReady(); news = tail.next()) {
                outlet.send(TailMessages.toWire(news.get()));
            }
        });
    }

    @Override
    public void readResults(RunRequest request, StreamObserver<ResultRow> reply) {
        streams.run(reply, outlet -> {
            var tail = tail(request.getRun(), run -> new LogTail(run.enclosure(), run.results(), Position.START));
            for (var news = tail.next(); news.isPresent(); news = tail.next()) {
                for (var line : news.get().lines()) {
                    if (!outlet.awaitReady()) {
                        return;
                    }
                    outlet.send(ResultRow.newBuilder().setJson(line).build());
                }
            }
        });
    }

    @Override
    public void readData(ReadDataRequest request, StreamObserver<DataLine> reply) {
        streams.run(reply, outlet -> new DataStream(data, outlet).send(DataMessages.request(request)));
    }

    @Override
    public void unpackExamples(UnpackExamplesRequest request, StreamObserver<ExampleRuns> reply) {
        streams.answer(
                reply,
                () -> ExampleRuns.newBuilder().addAllRuns(runs.unpackExamples()).build());
    }

    /// Does something with a run that is only done.
    @FunctionalInterface
    private interface Action {
        void on(String run) throws IOException;
    }

    private Done done(String run, Action action) throws Exception {
        return runs.at(run, () -> {
            action.on(run);
            return Done.getDefaultInstance();
        });
    }

    /// Opens what follows a file of a run.
    @FunctionalInterface
    private interface Opening<V> {
        Tail<V> of(RunDirectory run) throws IOException;
    }

    private <V> Tail<V> tail(String run, Opening<V> opening) throws Exception {
        var tail = runs.at(run, () -> opening.of(runs.run(run)));
        return () -> runs.at(run, tail::next);
    }
}
