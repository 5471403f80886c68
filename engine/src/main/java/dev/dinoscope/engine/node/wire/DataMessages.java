package dev.dinoscope.engine.node.wire;

import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.data.look.DataEvents;
import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.proto.DataLine;
import dev.dinoscope.engine.node.proto.DataTask;
import dev.dinoscope.engine.node.proto.ReadDataRequest;
import java.util.Optional;

/// Looks at data.
public final class DataMessages {
    private DataMessages() {}

    public static ReadDataRequest toWire(DataRequest request) {
        return ReadDataRequest.newBuilder()
                .setSource(request.source())
                .addAllSettings(request.settings())
                .setTask(
                        switch (request.task()) {
                            case FIND -> DataTask.DATA_TASK_FIND;
                            case PREPARE -> DataTask.DATA_TASK_PREPARE;
                            case CHECK -> DataTask.DATA_TASK_CHECK;
                        })
                .build();
    }

    /// @throws NodeException for a request that asks for nothing this node knows
    public static DataRequest request(ReadDataRequest message) {
        var task = switch (message.getTask()) {
            case DATA_TASK_FIND -> DataRequest.Task.FIND;
            case DATA_TASK_PREPARE -> DataRequest.Task.PREPARE;
            case DATA_TASK_CHECK -> DataRequest.Task.CHECK;
            case DATA_TASK_UNSPECIFIED, UNRECOGNIZED -> throw invalid("what to do with the data is not said");
        };
        if (message.getSource().isBlank()) {
            throw invalid("which data is not said");
        }
        return new DataRequest(message.getSource(), message.getSettingsList(), task);
    }

    /// @return empty for an event that only newer nodes know
    public static Optional<DataEvent> event(DataLine line) {
        try {
            return DataEvents.parse(line.getJson());
        } catch (IllegalArgumentException damaged) {
            throw new NodeException(
                    NodeException.Kind.INTERNAL, "The node answered what is " + damaged.getMessage(), damaged);
        }
    }

    private static NodeException invalid(String what) {
        return new NodeException(NodeException.Kind.INVALID, "The request makes no sense: " + what);
    }
}
