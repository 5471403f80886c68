package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.NodeInfo;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.node.WatchListener;
import dev.dinoscope.engine.node.proto.DescribeRequest;
import dev.dinoscope.engine.node.proto.ListRunsRequest;
import dev.dinoscope.engine.node.proto.NodeGrpc.NodeBlockingStub;
import dev.dinoscope.engine.node.proto.RunRequest;
import dev.dinoscope.engine.node.proto.StartRunRequest;
import dev.dinoscope.engine.node.proto.TailRequest;
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
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A node over gRPC and TLS. The connection is made in the background and comes back by itself.
public final class GrpcNodeClient implements NodeClient {
    private final Connector connector;
    private final Calls calls;
    private final WatchSet watches = new WatchSet();

    /// @param addresses asked before every try to connect, since a restarted node has another address; throws a
    ///     [NodeException] while there is none
    GrpcNodeClient(Supplier<NodeAddress> addresses) {
        connector = new Connector(addresses);
        calls = new Calls(connector);
    }

    /// Follows a connection file, through restarts of the node.
    public static GrpcNodeClient of(ConnectionFile file) {
        return new GrpcNodeClient(() -> file.read()
                .orElseThrow(() -> new NodeException(
                        Kind.UNREACHABLE, "No node is running: there is no connection file " + file.path())));
    }

    /// Waits until there is a connection.
    ///
    /// @throws NodeException when there is none in time, with the reason of the last failure
    void awaitConnection(Duration patience) throws InterruptedException {
        var _ = connector.await(patience);
    }

    @Override
    public ConnectionState connection() {
        return connector.state();
    }

    @Override
    public Subscription watchConnection(Consumer<ConnectionState> listener) {
        return connector.watch(listener);
    }

    @Override
    public NodeInfo describe() {
        return SystemMessages.node(calls.unary(stub -> stub.describe(DescribeRequest.getDefaultInstance())));
    }

    @Override
    public List<RunInfo> list() {
        return RunMessages.runs(calls.unary(stub -> stub.listRuns(ListRunsRequest.getDefaultInstance())));
    }

    @Override
    public Subscription watchRuns(WatchListener<List<RunInfo>> listener) {
        return watch(
                "runs",
                stub -> stub.watchRuns(WatchRunsRequest.getDefaultInstance()),
                new RunDifference()::add,
                listener);
    }

    @Override
    public String startRun(String recipeYaml, List<String> overrides) {
        var reply = calls.unary(stub -> stub.startRun(StartRunRequest.newBuilder()
                .setRecipeYaml(recipeYaml)
                .addAllOverrides(overrides)
                .build()));
        if (reply.getErrorsCount() > 0) {
            throw RunMessages.refusal(reply);
        }
        return reply.getRun();
    }

    @Override
    public RunCost estimateRun(String recipeYaml, List<String> overrides) {
        var reply = calls.unary(stub -> stub.estimateRun(StartRunRequest.newBuilder()
                .setRecipeYaml(recipeYaml)
                .addAllOverrides(overrides)
                .build()));
        if (reply.hasRefusal()) {
            throw RunMessages.refusal(reply.getRefusal());
        }
        return CostMessages.fromWire(reply.getCost());
    }

    @Override
    public void stopRun(String run) {
        var _ = calls.unary(stub -> stub.stopRun(request(run)));
    }

    @Override
    public void resumeRun(String run) {
        var _ = calls.unary(stub -> stub.resumeRun(request(run)));
    }

    @Override
    public RunNotes annotate(String run, NotesChange change) {
        return NotesMessages.fromWire(calls.unary(stub -> stub.annotateRun(NotesMessages.toWire(run, change))));
    }

    @Override
    public void delete(String run) {
        var _ = calls.unary(stub -> stub.deleteRun(request(run)));
    }

    @Override
    public void restore(String run) {
        var _ = calls.unary(stub -> stub.restoreRun(request(run)));
    }

    @Override
    public List<String> trash() {
        return List.copyOf(calls.unary(stub -> stub.listTrash(TrashRequest.getDefaultInstance()))
                .getRunsList());
    }

    @Override
    public void emptyTrash() {
        var _ = calls.unary(stub -> stub.emptyTrash(TrashRequest.getDefaultInstance()));
    }

    @Override
    public Subscription watchScalars(String run, Position from, WatchListener<ScalarBatch> listener) {
        return tail(
                "scalars " + run,
                from,
                (stub, position) -> stub.watchScalars(request(run, position)),
                TailMessages::fromWire,
                ScalarBatch::next,
                listener);
    }

    @Override
    public Subscription watchLog(String run, Position from, WatchListener<LogLines> listener) {
        return tail(
                "log " + run,
                from,
                (stub, position) -> stub.watchLog(request(run, position)),
                TailMessages::fromWire,
                LogLines::next,
                listener);
    }

    @Override
    public Subscription watchSnapshots(String run, WatchListener<List<SnapshotFile>> listener) {
        return watch("snapshots " + run, stub -> stub.watchSnapshots(request(run)), RunMessages::snapshots, listener);
    }

    @Override
    public Subscription watchSystem(WatchListener<SystemSample> listener) {
        return watch(
                "system",
                stub -> stub.watchSystem(WatchSystemRequest.getDefaultInstance()),
                SystemMessages::sample,
                listener);
    }

    @Override
    public ScalarLog scalars(String run) {
        return calls.on(stub -> {
            var log = new ScalarLog();
            for (var chunks = stub.readScalars(request(run)); chunks.hasNext(); ) {
                var batch = TailMessages.fromWire(chunks.next());
                // Also when the files were replaced meanwhile.
                log = batch.fromStart() ? new ScalarLog() : log;
                log.accept(batch.file(), batch.events());
                log.warn(batch.warnings());
            }
            return log;
        });
    }

    @Override
    public ResultsLog.Results results(String run) {
        return calls.unary(stub -> {
            var lines = new ArrayList<String>();
            stub.readResults(request(run)).forEachRemaining(row -> lines.add(row.getJson()));
            return ResultsLog.parse(run + "/results.jsonl", lines);
        });
    }

    @Override
    public List<SnapshotFile> snapshots(String run) {
        // A node sends the list of the moment first, then the next ones.
        return calls.unary(
                stub -> RunMessages.snapshots(stub.watchSnapshots(request(run)).next()));
    }

    @Override
    public void fetch(String run, String file, Path target, LongConsumer progress) {
        new FileFetch(calls).toFile(run, file, target, progress);
    }

    @Override
    public String version(String run, String file) {
        return new FileFetch(calls).version(run, file);
    }

    @Override
    public byte[] read(String run, String file) {
        return new FileFetch(calls).toMemory(run, file);
    }

    @Override
    public void readData(DataRequest request, Consumer<DataEvent> told) {
        var _ = calls.on(stub -> {
            stub.readData(DataMessages.toWire(request))
                    .forEachRemaining(line -> DataMessages.event(line).ifPresent(told));
            return request;
        });
    }

    @Override
    public List<String> unpackExamples() {
        return List.copyOf(calls.unary(stub -> stub.unpackExamples(UnpackExamplesRequest.getDefaultInstance()))
                .getRunsList());
    }

    @Override
    public void close() {
        watches.close();
        connector.close();
    }

    /// Tries to connect at once instead of after the pause: the node is known to be back.
    void retryNow() {
        connector.retryNow();
    }

    private static RunRequest request(String run) {
        return RunRequest.newBuilder().setRun(run).build();
    }

    private static TailRequest request(String run, Position position) {
        return TailRequest.newBuilder()
                .setRun(run)
                .setPosition(position.token())
                .build();
    }

    private <M, T> Subscription watch(
            String name,
            Function<NodeBlockingStub, Iterator<M>> open,
            Function<M, T> decode,
            WatchListener<T> listener) {
        return watches.add(new Watch<>(name, connector, open, decode, _ -> {}, listener));
    }

    private interface TailOpener<M> {
        Iterator<M> open(NodeBlockingStub stub, Position from);
    }

    private <M, T> Subscription tail(
            String name,
            Position from,
            TailOpener<M> opener,
            Function<M, T> decode,
            Function<T, Position> next,
            WatchListener<T> listener) {
        var position = new AtomicReference<>(from);
        return watches.add(new Watch<>(
                name,
                connector,
                stub -> opener.open(stub, Objects.requireNonNull(position.get())),
                decode,
                value -> position.set(next.apply(value)),
                listener));
    }
}
