package dev.dinoscope.engine.node.server;

import io.grpc.BindableService;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Answers a request that is no message of its kind as the client's error. gRPC by itself takes it for a fault of the
/// server, and logs a stack trace for each.
final class RequestCheck {
    private RequestCheck() {}

    static ServerServiceDefinition of(BindableService service) {
        var plain = service.bindService();
        var methods = plain.getMethods().stream().map(RequestCheck::checked).toList();
        var descriptor = ServiceDescriptor.newBuilder(
                        plain.getServiceDescriptor().getName())
                .setSchemaDescriptor(plain.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        var checked = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(checked::addMethod);
        return checked.build();
    }

    private static <Q, R> ServerMethodDefinition<Q, R> checked(ServerMethodDefinition<Q, R> method) {
        var plain = method.getMethodDescriptor();
        var lenient = plain.toBuilder(new Lenient<>(plain.getRequestMarshaller()), plain.getResponseMarshaller());
        return ServerMethodDefinition.create(lenient.build(), new Checked<>(method.getServerCallHandler()));
    }

    /// Gives null for a message that is none; there is no other way to tell the listener of it.
    private record Lenient<T>(MethodDescriptor.Marshaller<T> strict) implements MethodDescriptor.Marshaller<T> {
        @Override
        public InputStream stream(T value) {
            return strict.stream(value);
        }

        @Override
        public @Nullable T parse(InputStream bytes) {
            try {
                return strict.parse(bytes);
            } catch (StatusRuntimeException malformed) {
                return null;
            }
        }
    }

    private record Checked<Q, R>(ServerCallHandler<Q, R> handler) implements ServerCallHandler<Q, R> {
        @Override
        public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
            return new SimpleForwardingServerCallListener<Q>(handler.startCall(call, headers)) {
                private boolean refused;

                @Override
                public void onMessage(@Nullable Q message) {
                    if (message != null) {
                        super.onMessage(message);
                    } else {
                        refused = true;
                        call.close(
                                Status.INVALID_ARGUMENT.withDescription("the request is not a message of "
                                        + call.getMethodDescriptor().getFullMethodName()),
                                new Metadata());
                    }
                }

                @Override
                public void onHalfClose() {
                    if (!refused) {
                        super.onHalfClose();
                    }
                }
            };
        }
    }
}
