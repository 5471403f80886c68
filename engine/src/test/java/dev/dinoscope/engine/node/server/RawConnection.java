package dev.dinoscope.engine.node.server;

import com.google.protobuf.ByteString;
import dev.dinoscope.engine.node.NodeAddress;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/2 (RFC 9113) to a node by hand, as no well-behaved client does.
final class RawConnection implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    static final int GO_AWAY = 7;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private final SSLSocket socket;

    /// @param type as of section 6 of the RFC
    record Frame(int type, int flags, int stream, ByteString payload) {}

    private RawConnection(SSLSocket socket) {
        this.socket = socket;
    }

    /// With the preface sent.
    static RawConnection open(NodeAddress node) throws IOException, GeneralSecurityException {
        var tls = SSLContext.getInstance("TLSv1.3");
        tls.init(null, new TrustManager[] {new TrustAll()}, null);
        var socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getByName(node.host()), node.port());
        try {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(20_000);
            socket.startHandshake();
            var connection = new RawConnection(socket);
            connection.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // No table of headers: then the node writes each of them out.
            connection.write(frame(SETTINGS, 0, 0, new byte[] {0, 1, 0, 0, 0, 0}));
            return connection;
        } catch (IOException | RuntimeException fault) {
            socket.close();
            throw fault;
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.write(payload.length >> 16);
        out.write(payload.length >> 8);
        out.write(payload.length);
        out.write(type);
        out.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(stream >> shift);
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /// The headers of a call (RFC 7541, without its dynamic table).
    static byte[] headers(String method, String token) {
        var out = new ByteArrayOutputStream();
        out.write(0x83); // :method POST
        out.write(0x87); // :scheme https
        literal(out, 4, "/dinoscope.node.v1.Node/" + method);
        literal(out, 1, "localhost");
        out.write(0x0f); // content-type is entry 31
        out.write(31 - 15);
        string(out, "application/grpc");
        out.write(0);
        string(out, "te");
        string(out, "trailers");
        out.write(0);
        string(out, "authorization");
        string(out, "Bearer " + token);
        return out.toByteArray();
    }

    private static void literal(ByteArrayOutputStream out, int name, String value) {
        out.write(name);
        string(out, value);
    }

    private static void string(ByteArrayOutputStream out, String value) {
        var bytes = value.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length >= 127) {
            throw new IllegalArgumentException("too long: " + value);
        }
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /// A message of a call as gRPC frames it.
    static byte[] message(byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(0);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(content.length >> shift);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    /// Null when the node has closed the connection.
    @Nullable Frame read() throws IOException {
        try {
            var in = new DataInputStream(socket.getInputStream());
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            return new Frame(type, flags, stream, ByteString.copyFrom(in.readNBytes(length)));
        } catch (SocketTimeoutException silence) {
            throw silence;
        } catch (EOFException | SocketException | SSLException closed) {
            return null;
        }
    }

    /// What comes until the node closes the connection, or has ended a stream.
    List<Frame> readUntilEnded(int stream) throws IOException {
        var frames = new ArrayList<Frame>();
        for (var frame = read(); frame != null; frame = read()) {
            frames.add(frame);
            if (frame.stream() == stream
                    && (frame.type() == RST_STREAM || (frame.type() <= HEADERS && (frame.flags() & END_STREAM) != 0))) {
                break;
            }
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
