package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.launch.LaunchLiveness;
import dev.dinoscope.engine.lock.ExclusiveFile;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.NodeInfo;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.ProcessMark;
import dev.dinoscope.engine.runs.Visits;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A node: the gRPC server of one machine's runs. Runs are processes of their own and survive it.
public final class NodeServer implements AutoCloseable {
    /// A window watches some calls for each run that it shows.
    private static final int CALLS = 1024;
    private static final int LARGEST_REQUEST = 1 << 20;

    private final ConnectionFile connectionFile;
    private final NodeAddress address;
    private final Server server;
    private final Workers workers;
    private final NodeLocks locks;

    private NodeServer(
            ConnectionFile connectionFile, NodeAddress address, Server server, Workers workers, NodeLocks locks) {
        this.connectionFile = connectionFile;
        this.address = address;
        this.server = server;
        this.workers = workers;
        this.locks = locks;
    }

    /// The threads of a node: of calls, of looks into run directories, and of the network.
    private record Workers(ExecutorService calls, Visits visits, EventLoopGroup network) {
        private static final int NETWORK = 2;

        static Workers start() {
            var names = Thread.ofPlatform().daemon().name("node-network-", 0).factory();
            return new Workers(
                    Executors.newVirtualThreadPerTaskExecutor(),
                    Visits.patient(),
                    new MultiThreadIoEventLoopGroup(NETWORK, names, NioIoHandler.newFactory()));
        }

        /// The network last: what calls still have to say needs it.
        void end() {
            calls.shutdownNow();
            visits.close();
            try {
                var _ = calls.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            var _ = network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /// Listens, and then leaves the connection file.
    ///
    /// @throws NodeException when another node serves the same connection file or runs root
    public static NodeServer start(NodeOptions options) throws IOException {
        var connectionFile = new ConnectionFile(options.connectionFile());
        var locks = NodeLocks.acquire(connectionFile, options.runsRoot());
        var workers = Workers.start();
        try {
            var identity = NodeIdentity.create();
            var server = listen(options, identity, service(options, identity, workers), workers);
            var address = address(options, identity, server.getPort());
            var node = new NodeServer(connectionFile, address, server, workers, locks);
            connectionFile.write(address);
            return node;
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
            workers.end();
            locks.close();
            throw fault instanceof IOException io
                    ? io
                    : new IOException("The node could not start: " + fault.getMessage(), fault);
        }
    }

    /// A node that serves until the process is asked to end, or its owner has ended.
    public static void serve(NodeOptions options) throws IOException, InterruptedException {
        TransportLog.install();
        var node = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "node-close"));
        options.owner().ifPresent(NodeServer::endWith);
        System.getLogger(NodeServer.class.getName())
                .log(System.Logger.Level.INFO, "{0}; connection file {1}", node.address, options.connectionFile());
        node.server.awaitTermination();
    }

    private static void endWith(long owner) {
        var _ = ProcessHandle.of(owner)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("the owner has ended")))
                .whenComplete((_, _) -> System.exit(0));
    }

    public NodeAddress address() {
        return address;
    }

    /// Removes the connection file and ends all calls.
    @Override
    public void close() {
        try {
            connectionFile.remove(address.instance());
            server.shutdownNow().awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            System.getLogger(NodeServer.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + connectionFile.path(), fault);
        } finally {
            workers.end();
            locks.close();
        }
    }

    private static NodeService service(NodeOptions options, NodeIdentity identity, Workers workers) throws IOException {
        var liveness = new LaunchLiveness(options.launcher(), Liveness.here(InstantSource.system()));
        var store = new RunStore(options.runsRoot(), workers.visits(), liveness);
        var system = new SystemSampler();
        var name = ProcessMark.thisHost();
        var devices = workers.calls().submit(system::devices);
        return new NodeService(
                () -> new NodeInfo(
                        name,
                        options.version(),
                        identity.instance(),
                        devices.get(),
                        store.root().toString(),
                        ProcessHandle.current().pid()),
                store,
                new RunControl(store, options.recipes(), options.launcher(), liveness),
                system,
                options.data(),
                new Streams(workers.calls()),
                options.poll());
    }

    private static Server listen(NodeOptions options, NodeIdentity identity, NodeService service, Workers workers)
            throws IOException {
        var connections = new Connections();
        var tls = GrpcSslContexts.configure(SslContextBuilder.forServer(identity.key(), identity.certificate()))
                .protocols("TLSv1.3")
                .build();
        return NettyServerBuilder.forAddress(new InetSocketAddress(options.bind(), options.port()))
                .sslContext(tls)
                .channelFactory(connections::listener)
                .bossEventLoopGroup(workers.network())
                .workerEventLoopGroup(workers.network())
                .intercept(new TokenCheck(identity.token(), connections))
                .executor(workers.calls())
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConcurrentCallsPerConnection(CALLS)
                .maxRstFramesPerWindow(CALLS, 10)
                .maxInboundMessageSize(LARGEST_REQUEST)
                // Of what clients send, which is little. The window of what they are sent is the client's to set.
                .flowControlWindow(LARGEST_REQUEST)
                .addService(RequestCheck.of(service))
                .build()
                .start();
    }

    private static NodeAddress address(NodeOptions options, NodeIdentity identity, int port)
            throws IOException, GeneralSecurityException {
        var bound = InetAddress.getByName(options.bind());
        return new NodeAddress(
                bound.isAnyLocalAddress() ? reachableName() : options.bind(),
                port,
                identity.token(),
                identity.fingerprint(),
                identity.instance(),
                ProcessHandle.current().pid(),
                options.version());
    }

    /// Of this machine for others; where no name service knows it, at least for those on it.
    private static String reachableName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unknown) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    /// What makes a node the only one of its connection file and of its runs.
    private record NodeLocks(ExclusiveFile file, ExclusiveFile runs) {

        static NodeLocks acquire(ConnectionFile file, Path runsRoot) throws IOException {
            var first = take(file.path().resolveSibling(file.path().getFileName() + ".lock"))
                    .orElseThrow(() -> taken(file, file.path().toString()));
            var second = take(runsRoot.resolve(".node.lock"));
            if (second.isEmpty()) {
                first.close();
                throw taken(file, runsRoot.toString());
            }
            return new NodeLocks(first, second.get());
        }

        private static Optional<ExclusiveFile> take(Path file) throws IOException {
            Files.createDirectories(file.resolveSibling(""));
            return ExclusiveFile.tryTake(file);
        }

        private static NodeException taken(ConnectionFile file, String what) {
            var who = file.read().map(address -> " (" + address + ")").orElse("");
            return new NodeException(
                    Kind.CONFLICT,
                    "A node already serves " + what + who + "; attach to it, or end it before starting another");
        }

        void close() {
            try (file;
                    runs) {
                // both are closed, also when the first fails
            } catch (IOException fault) {
                System.getLogger(NodeServer.class.getName())
                        .log(System.Logger.Level.WARNING, "cannot release a lock", fault);
            }
        }
    }
}
