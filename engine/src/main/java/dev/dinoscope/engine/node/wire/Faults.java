package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.runs.HangingDirectoryException;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Failures on the wire ↔ failures with a text for the user.
public final class Faults {
    private Faults() {}

    /// What the node answers when a call failed with `fault`. Unexpected faults keep their details in the node's log.
    public static StatusException toWire(Throwable fault) {
        var kind = kind(fault);
        return kind == Kind.INTERNAL && !(fault instanceof NodeException)
                ? Status.INTERNAL
                        .withDescription("The node failed: " + fault)
                        .withCause(fault)
                        .asException()
                : status(kind).withDescription(fault.getMessage()).asException();
    }

    /// Whether a fault is neither the client's nor told in words: then its details belong in the node's log.
    public static boolean isOfTheNode(Throwable fault) {
        return kind(fault) == Kind.INTERNAL && !(fault instanceof NodeException);
    }

    private static Kind kind(Throwable fault) {
        return switch (fault) {
            case NodeException known -> known.kind();
            case StatusRuntimeException ended
            when ended.getStatus().getCode() == Status.Code.CANCELLED -> Kind.CANCELLED;
            case InterruptedException _ -> Kind.CANCELLED;
            case DamagedFileException _, RefusedFileException _ -> Kind.CONFLICT;
            case HangingDirectoryException _ -> Kind.CONFLICT;
            case NoSuchFileException _ -> Kind.NOT_FOUND;
            case Refused _ -> Kind.INVALID;
            default -> Kind.INTERNAL;
        };
    }

    /// @param endpoint of the node, for the text
    public static NodeException fromWire(StatusRuntimeException fault, String endpoint) {
        var status = fault.getStatus();
        var said = status.getDescription() == null ? "" : status.getDescription();
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                new NodeException(
                        Kind.REFUSED,
                        "The node at " + endpoint + " refused the token; read its connection file again",
                        fault);
            case NOT_FOUND -> new NodeException(Kind.NOT_FOUND, said, fault);
            case INVALID_ARGUMENT -> new NodeException(Kind.INVALID, said, fault);
            case FAILED_PRECONDITION -> new NodeException(Kind.CONFLICT, said, fault);
            case CANCELLED -> new NodeException(Kind.CANCELLED, "The call was cancelled", fault);
            case DEADLINE_EXCEEDED ->
                new NodeException(Kind.UNREACHABLE, "The node at " + endpoint + " does not answer", fault);
            case UNAVAILABLE -> unavailable(fault, endpoint);
            case UNIMPLEMENTED ->
                new NodeException(
                        Kind.INVALID,
                        "The node at " + endpoint + " does not know this call; is it of another version?",
                        fault);
            default ->
                new NodeException(Kind.INTERNAL, said.isEmpty() ? "The node failed: " + status.getCode() : said, fault);
        };
    }

    private static NodeException unavailable(StatusRuntimeException fault, String endpoint) {
        var causes = Stream.<@Nullable Throwable>iterate(fault, c -> c != null, c -> c == null ? null : c.getCause())
                .toList();
        for (var cause : causes) {
            if (cause instanceof WrongCertificate) {
                return new NodeException(
                        Kind.REFUSED,
                        "The node at " + endpoint + " shows another certificate than its connection file names;"
                                + " another program listens there, or the node was restarted",
                        fault);
            }
            if (cause instanceof java.net.ConnectException) {
                return new NodeException(
                        Kind.UNREACHABLE, "No node answers at " + endpoint + " (connection refused)", fault);
            }
        }
        return new NodeException(Kind.UNREACHABLE, "The connection to the node at " + endpoint + " broke", fault);
    }

    private static Status status(Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> Status.NOT_FOUND;
            case INVALID -> Status.INVALID_ARGUMENT;
            case CONFLICT -> Status.FAILED_PRECONDITION;
            case REFUSED -> Status.PERMISSION_DENIED;
            case UNREACHABLE -> Status.UNAVAILABLE;
            case CANCELLED -> Status.CANCELLED;
            case INTERNAL -> Status.INTERNAL;
        };
    }
}
