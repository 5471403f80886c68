package dev.dinoscope.engine.run.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// TensorBoard's `Event` message (tensorboard/compat/proto/event.proto), as far as scalars need it.
final class EventCodec {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    private static final int SESSION_START = 1;

    @FunctionalInterface
    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private EventCodec() {}

    static byte[] version(double wallTime) {
        return event(wallTime, 0, out -> out.writeString(FILE_VERSION, "brain.Event:2"));
    }

    /// Tells readers to drop what was logged before at this step and later, as `SummaryWriter(purge_step=…)` does.
    static byte[] restart(double wallTime, long step) {
        return event(
                wallTime,
                step,
                out -> out.writeByteArray(SESSION_LOG, message(log -> log.writeEnum(1, SESSION_START))));
    }

    static byte[] scalars(double wallTime, long step, Map<String, Double> values) {
        return event(
                wallTime,
                step,
                out -> out.writeByteArray(SUMMARY, message(summary -> {
                    for (var entry : values.entrySet()) {
                        summary.writeByteArray(1, message(value -> {
                            value.writeString(1, entry.getKey());
                            value.writeFloat(2, entry.getValue().floatValue());
                        }));
                    }
                })));
    }

    private static byte[] event(double wallTime, long step, Fields rest) {
        return message(out -> {
            out.writeDouble(WALL_TIME, wallTime);
            out.writeInt64(STEP, step);
            rest.writeTo(out);
        });
    }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream(64);
        try {
            var out = CodedOutputStream.newInstance(bytes);
            fields.writeTo(out);
            out.flush();
        } catch (IOException impossible) {
            throw new AssertionError("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /// @return the scalars and restarts of one event; empty for anything else
    /// @throws IOException when the bytes are no event
    static List<LogEvent> decode(byte[] bytes) throws IOException {
        var in = CodedInputStream.newInstance(bytes);
        double wallTime = 0;
        long step = 0;
        var isRestart = false;
        var values = new ArrayList<SummaryValue>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case WALL_TIME << 3 | WireFormat.WIRETYPE_FIXED64 -> wallTime = in.readDouble();
                case STEP << 3 -> step = in.readInt64();
                case SUMMARY << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> summary(in.readBytes(), values);
                case SESSION_LOG << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> isRestart = isStart(in.readBytes());
                default -> in.skipField(tag);
            }
        }
        var events = new ArrayList<LogEvent>();
        if (isRestart) {
            events.add(new LogEvent.Restart(step, wallTime));
        }
        for (var value : values) {
            events.add(new LogEvent.Scalar(value.tag(), step, wallTime, value.value()));
        }
        return events;
    }

    private static void summary(ByteString bytes, List<SummaryValue> values) throws IOException {
        var in = bytes.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                SummaryValue.decode(in.readBytes()).ifPresent(values::add);
            } else {
                in.skipField(tag);
            }
        }
    }

    private static boolean isStart(ByteString bytes) throws IOException {
        var in = bytes.newCodedInput();
        var status = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == 1 << 3) {
                status = in.readEnum();
            } else {
                in.skipField(tag);
            }
        }
        return status == SESSION_START;
    }
}
