package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.run.events.EventBatch;
import dev.dinoscope.engine.run.events.EventPosition;
import dev.dinoscope.engine.run.events.EventTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The scalars of a run from a position on.
final class ScalarTail implements Tail<ScalarBatch> {
    private final EventTail events;
    private boolean fromStart;

    ScalarTail(Path runDirectory, Position from) {
        var position = parse(from);
        fromStart = position.equals(EventPosition.START);
        events = new EventTail(runDirectory, position);
    }

    @Override
    public Optional<ScalarBatch> next() throws IOException {
        var batch = read();
        if (batch.events().isEmpty() && batch.warnings().isEmpty() && !fromStart) {
            return Optional.empty();
        }
        var scalars = new ScalarBatch(
                batch.file(), batch.events(), new Position(batch.position().token()), fromStart, batch.warnings());
        fromStart = false;
        return Optional.of(scalars);
    }

    /// The next batch that says something; files may have megabytes of pictures.
    private EventBatch read() throws IOException {
        while (true) {
            var batch = events.read();
            // A recreated run has other files; what the client has of the old ones is void.
            fromStart |= batch.fromStart();
            if (batch.complete()
                    || !batch.events().isEmpty()
                    || !batch.warnings().isEmpty()) {
                return batch;
            }
        }
    }

    private static EventPosition parse(Position from) {
        try {
            return from.equals(Position.START) ? EventPosition.START : EventPosition.parse(from.token());
        } catch (IllegalArgumentException malformed) {
            throw new NodeException(NodeException.Kind.INVALID, String.valueOf(malformed.getMessage()), malformed);
        }
    }
}
