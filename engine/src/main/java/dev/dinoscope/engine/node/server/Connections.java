package dev.dinoscope.engine.node.server;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.ChannelHandlerContext;
import io.grpc.netty.shaded.io.netty.channel.ChannelInboundHandlerAdapter;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connections of a node's port. Anybody on the machine can open one; as long as it has not shown the token it is a
/// stranger, of whom there are only so many at a time, who come only so fast, and who may say only so much. The one
/// that has been silent longest makes room, so strangers cannot keep others out.
final class Connections {
    private static final int STRANGERS = 64;
    /// A handshake, the preface and the first call of a client take about 3 KiB.
    private static final int BYTES = 32 << 10;
    private static final int REFUSALS = 8;
    private static final int BURST = 64;
    private static final int PER_SECOND = 20;

    private final SequencedMap<SocketAddress, Stranger> strangers = new LinkedHashMap<>();

    /// What listens in place of a plain server channel.
    ServerChannel listener() {
        return new Door();
    }

    /// The connection has shown the token.
    synchronized void know(@Nullable SocketAddress remote) {
        var stranger = strangers.remove(remote);
        if (stranger != null) {
            stranger.known = true;
        }
    }

    /// The connection has shown a wrong token. A client learns that with its first call and makes no other.
    synchronized void refuse(@Nullable SocketAddress remote) {
        var stranger = strangers.get(remote);
        if (stranger != null && ++stranger.refusals >= REFUSALS) {
            stranger.sendAway();
        }
    }

    private synchronized void meet(Channel channel) {
        var stranger = new Stranger(channel);
        channel.pipeline().addFirst("stranger", stranger);
        strangers.put(channel.remoteAddress(), stranger);
        var _ = channel.closeFuture().addListener(_ -> forget(channel.remoteAddress(), stranger));
        if (strangers.size() > STRANGERS) {
            strangers.pollFirstEntry().getValue().sendAway();
        }
    }

    private synchronized void forget(SocketAddress remote, Stranger stranger) {
        strangers.remove(remote, stranger);
    }

    /// Counts what a connection sends before it has shown the token.
    private static final class Stranger extends ChannelInboundHandlerAdapter {
        private final Channel channel;
        private volatile boolean known;
        private int refusals;
        private long bytes;

        Stranger(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (known) {
                context.pipeline().remove(this);
            } else if (message instanceof ByteBuf data) {
                bytes += data.readableBytes();
                if (bytes > BYTES) {
                    data.release();
                    var _ = context.close();
                    return;
                }
            }
            context.fireChannelRead(message);
        }

        /// At once. Closing the channel as a whole would say goodbye as HTTP/2 does, and wait for the other's.
        void sendAway() {
            var context = channel.pipeline().context(this);
            if (context != null && channel.isRegistered()) {
                var _ = context.close();
            } else {
                channel.unsafe().closeForcibly();
            }
        }
    }

    /// Lets strangers in at a rate; more of them wait in the system's queue.
    private final class Door extends NioServerSocketChannel {
        private double allowance = BURST;
        private long asOf = System.nanoTime();

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            var now = System.nanoTime();
            allowance = Math.min(BURST, allowance + (now - asOf) / 1e9 * PER_SECOND);
            asOf = now;
            if (allowance < 1) {
                config().setAutoRead(false);
                var _ = eventLoop()
                        .schedule(() -> config().setAutoRead(true), 1000 / PER_SECOND, TimeUnit.MILLISECONDS);
                return 0;
            }
            var count = super.doReadMessages(accepted);
            if (count == 1) {
                allowance--;
                meet((Channel) accepted.getLast());
            }
            return count;
        }
    }
}
