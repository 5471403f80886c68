package dev.dinoscope.engine.node;

import dev.dinoscope.engine.runs.RunsException;
import org.jspecify.annotations.Nullable;

/// A call to a node failed. The message says what and why, for the user.
public class NodeException extends RunsException {
    private static final long serialVersionUID = 1L;

    /// What kind of failure, for code that reacts to it.
    public enum Kind {
        /// No answer: the node is not running, or the network does not reach it.
        UNREACHABLE,
        /// Wrong token or another certificate than the expected one.
        REFUSED,
        /// No such run or file.
        NOT_FOUND,
        /// The request makes no sense, e.g. a path that leaves the run directory.
        INVALID,
        /// Not in this state, e.g. resuming a run that runs.
        CONFLICT,
        /// The caller was interrupted or the client closed.
        CANCELLED,
        /// The node failed; its log says more.
        INTERNAL
    }

    private final Kind kind;

    public NodeException(Kind kind, String message) {
        this(kind, message, null);
    }

    public NodeException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
