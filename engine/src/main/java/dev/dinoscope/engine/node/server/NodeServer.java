package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.lock.ExclusiveFile;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.NodeInfo;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A node: the gRPC server of one machine's runs. Runs are processes of their own and survive it.
public final class NodeServer implements AutoCloseable {
    private final ConnectionFile connectionFile;
    private final NodeAddress address;
    private final Server server;
    private final ExecutorService threads;
    private final NodeLocks locks;

    private NodeServer(
            ConnectionFile connectionFile,
            NodeAddress address,
            Server server,
            ExecutorService threads,
            NodeLocks locks) {
        this.connectionFile = connectionFile;
        this.address = address;
        this.server = server;
        this.threads = threads;
        this.locks = locks;
    }

    /// Listens, and then leaves the connection file.
    ///
    /// @throws NodeException when another node serves the same connection file or runs root
    public static NodeServer start(NodeOptions options) throws IOException {
        var connectionFile = new ConnectionFile(options.connectionFile());
        var locks = NodeLocks.acquire(connectionFile, options.runsRoot());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var identity = NodeIdentity.create();
            var server = listen(options, identity, service(options, identity, threads), threads);
            var address = address(options, identity, server.getPort());
            var node = new NodeServer(connectionFile, address, server, threads, locks);
            connectionFile.write(address);
            return node;
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
            threads.shutdownNow();
            locks.close();
            throw fault instanceof IOException io
                    ? io
                    : new IOException("The node could not start: " + fault.getMessage(), fault);
        }
    }

    /// A node that serves until the process is asked to end, or its owner has ended.
    public static void serve(NodeOptions options) throws IOException, InterruptedException {
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
            threads.shutdownNow();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            System.getLogger(NodeServer.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + connectionFile.path(), fault);
        } finally {
            locks.close();
        }
    }

    private static NodeService service(NodeOptions options, NodeIdentity identity, ExecutorService threads)
            throws IOException {
        var store = new RunStore(options.runsRoot());
        var system = new SystemSampler();
        var name = InetAddress.getLocalHost().getHostName();
        var devices = threads.submit(system::devices);
        return new NodeService(
                () -> new NodeInfo(
                        name,
                        options.version(),
                        identity.instance(),
                        devices.get(),
                        store.root().toString(),
                        ProcessHandle.current().pid()),
                store,
                new RunControl(store, options.recipes(), options.launcher()),
                system,
                new Streams(threads),
                options.poll());
    }

    private static Server listen(
            NodeOptions options, NodeIdentity identity, NodeService service, ExecutorService threads)
            throws IOException {
        var tls = GrpcSslContexts.configure(SslContextBuilder.forServer(identity.key(), identity.certificate()))
                .protocols("TLSv1.3")
                .build();
        return NettyServerBuilder.forAddress(new InetSocketAddress(options.bind(), options.port()))
                .sslContext(tls)
                .intercept(new TokenCheck(identity.token()))
                .executor(threads)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                // Fills a line with 50 ms round trip (NOTES-REMOTE: 252 instead of 77 MB/s).
                .flowControlWindow(64 << 20)
                .addService(service)
                .build()
                .start();
    }

    private static NodeAddress address(NodeOptions options, NodeIdentity identity, int port)
            throws IOException, GeneralSecurityException {
        var bound = InetAddress.getByName(options.bind());
        return new NodeAddress(
                bound.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : options.bind(),
                port,
                identity.token(),
                identity.fingerprint(),
                identity.instance(),
                ProcessHandle.current().pid(),
                options.version());
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
