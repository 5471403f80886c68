package dev.dinoscope.engine.node.server;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Lets only calls with the node's bearer token pass.
final class TokenCheck implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final byte[] expected;

    private final Connections connections;

    TokenCheck(String token, Connections connections) {
        this.connections = connections;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var remote = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (!matches(headers.get(AUTHORIZATION))) {
            call.close(Status.UNAUTHENTICATED.withDescription("wrong token"), new Metadata());
            connections.refuse(remote);
            return new ServerCall.Listener<>() {};
        }
        connections.know(remote);
        return next.startCall(call, headers);
    }

    /// In constant time, so that the answer's delay tells nothing about the token.
    private boolean matches(@Nullable String given) {
        return given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }
}
