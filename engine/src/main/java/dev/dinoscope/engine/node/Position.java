package dev.dinoscope.engine.node;

/// A place in one of a run's append-only files, to go on from. Only the node reads the token; it stays good when the
/// node or the client is restarted, because it names bytes of a file and not a count of the process.
public record Position(String token) {
    /// Before the first entry.
    public static final Position START = new Position("");
}
