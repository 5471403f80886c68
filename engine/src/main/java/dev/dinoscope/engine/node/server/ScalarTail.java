package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.run.EventPosition;
import dev.dinoscope.engine.run.EventTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The scalars of a run from a position on.
final class ScalarTail implements Tail<ScalarBatch> {
    private final EventTail events;
    private boolean fromStart;

    ScalarTail(Path runDirectory, Position from) throws IOException {
        var position = parse(from);
        // A recreated run has other files; what the client has of the old ones is void.
        fromStart = !holds(runDirectory, position);
        events = new EventTail(runDirectory, fromStart ? EventPosition.START : position);
    }

    @Override
    public Optional<ScalarBatch> next() throws IOException {
        var batch = events.read();
        if (batch.events().isEmpty() && !fromStart) {
            return Optional.empty();
        }
        var scalars =
                new ScalarBatch(batch.events(), new Position(batch.position().token()), fromStart);
        fromStart = false;
        return Optional.of(scalars);
    }

    private static boolean holds(Path directory, EventPosition position) throws IOException {
        if (position.file().isEmpty()) {
            return false;
        }
        var file = directory.resolve(position.file());
        return Files.exists(file) && Files.size(file) >= position.offset();
    }

    private static EventPosition parse(Position from) {
        try {
            return from.equals(Position.START) ? EventPosition.START : EventPosition.parse(from.token());
        } catch (IllegalArgumentException malformed) {
            throw new NodeException(NodeException.Kind.INVALID, String.valueOf(malformed.getMessage()), malformed);
        }
    }
}
