package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.proto.LogChunk;
import dev.dinoscope.engine.node.proto.ScalarChunk;
import dev.dinoscope.engine.run.events.LogEvent;
import java.util.ArrayList;
import java.util.HashMap;

/// Scalars and log lines.
public final class TailMessages {
    private static final int RESTART = -1;

    private TailMessages() {}

    public static ScalarChunk toWire(ScalarBatch batch) {
        var chunk = ScalarChunk.newBuilder()
                .setFile(batch.file())
                .setNext(batch.next().token())
                .setFromStart(batch.fromStart())
                .addAllWarnings(batch.warnings());
        var numbers = new HashMap<String, Integer>();
        for (var event : batch.events()) {
            chunk.addStep(event.step()).addWallTime(event.wallTime());
            switch (event) {
                case LogEvent.Scalar scalar ->
                    chunk.addTag(numbers.computeIfAbsent(scalar.tag(), name -> {
                                chunk.addTags(name);
                                return numbers.size();
                            }))
                            .addValue(scalar.value());
                case LogEvent.Restart _ -> chunk.addTag(RESTART).addValue(0);
            }
        }
        return chunk.build();
    }

    public static ScalarBatch fromWire(ScalarChunk chunk) {
        var events = new ArrayList<LogEvent>(chunk.getTagCount());
        for (int i = 0; i < chunk.getTagCount(); i++) {
            events.add(event(chunk, i));
        }
        return new ScalarBatch(
                chunk.getFile(), events, new Position(chunk.getNext()), chunk.getFromStart(), chunk.getWarningsList());
    }

    private static LogEvent event(ScalarChunk chunk, int i) {
        return chunk.getTag(i) == RESTART
                ? new LogEvent.Restart(chunk.getStep(i), chunk.getWallTime(i))
                : new LogEvent.Scalar(
                        chunk.getTags(chunk.getTag(i)), chunk.getStep(i), chunk.getWallTime(i), chunk.getValue(i));
    }

    public static LogChunk toWire(LogLines lines) {
        return LogChunk.newBuilder()
                .addAllLines(lines.lines())
                .setNext(lines.next().token())
                .setFromStart(lines.fromStart())
                .build();
    }

    public static LogLines fromWire(LogChunk chunk) {
        return new LogLines(chunk.getLinesList(), new Position(chunk.getNext()), chunk.getFromStart());
    }
}
