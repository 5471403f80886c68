package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.NodeInfo;
import dev.dinoscope.engine.node.proto.DescribeRequest;
import dev.dinoscope.engine.node.proto.NodeGrpc;
import dev.dinoscope.engine.node.wire.Faults;
import dev.dinoscope.engine.node.wire.SystemMessages;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/// One connection to a node, from the first answer until it breaks. It is never mended: the next one is a new link, to
/// an address read anew, since a restarted node has another port, token and certificate.
final class Link implements AutoCloseable {
    private final NodeAddress address;
    private final ManagedChannel channel;
    private final NodeInfo node;
    private final CountDownLatch broken = new CountDownLatch(1);

    private Link(NodeAddress address, ManagedChannel channel, NodeInfo node) {
        this.address = address;
        this.channel = channel;
        this.node = node;
    }

    /// Connects and asks the node who it is.
    ///
    /// @throws NodeException when there is no node, or not the right one
    static Link open(NodeAddress address) {
        var channel = channel(address);
        try {
            var node = stub(channel, address)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .describe(DescribeRequest.getDefaultInstance());
            var link = new Link(address, channel, SystemMessages.node(node));
            link.watchChannel();
            return link;
        } catch (StatusRuntimeException fault) {
            channel.shutdownNow();
            throw Faults.fromWire(fault, address.endpoint());
        }
    }

    NodeInfo node() {
        return node;
    }

    NodeAddress address() {
        return address;
    }

    NodeGrpc.NodeBlockingStub stub() {
        return stub(channel, address);
    }

    void awaitBroken() throws InterruptedException {
        broken.await();
    }

    boolean isBroken() {
        return broken.getCount() == 0;
    }

    @Override
    public void close() {
        broken.countDown();
        channel.shutdownNow();
    }

    private void watchChannel() {
        var state = channel.getState(false);
        if (state == ConnectivityState.READY) {
            channel.notifyWhenStateChanged(state, this::watchChannel);
        } else {
            broken.countDown();
        }
    }

    private static NodeGrpc.NodeBlockingStub stub(ManagedChannel channel, NodeAddress address) {
        return NodeGrpc.newBlockingStub(channel).withCallCredentials(new BearerToken(address.token()));
    }

    private static ManagedChannel channel(NodeAddress address) {
        try {
            return NettyChannelBuilder.forAddress(address.host(), address.port())
                    .sslContext(GrpcSslContexts.configure(SslContextBuilder.forClient())
                            .protocols("TLSv1.3")
                            .trustManager(new PinnedTrust(address.certificateSha256()))
                            .build())
                    // Half-open connections (a laptop that slept, a dropped VPN) are noticed within 15 s.
                    .keepAliveTime(10, TimeUnit.SECONDS)
                    .keepAliveTimeout(5, TimeUnit.SECONDS)
                    .flowControlWindow(64 << 20)
                    .maxInboundMessageSize(32 << 20)
                    .idleTimeout(365, TimeUnit.DAYS)
                    .disableRetry()
                    .build();
        } catch (SSLException fault) {
            throw new NodeException(Kind.INTERNAL, "TLS is not available: " + fault.getMessage(), fault);
        }
    }
}
