package dev.dinoscope.engine.run.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/// One scalar of TensorBoard's `Summary.Value`: either the old `simple_value`, or a tensor of one element, which
/// TensorFlow 2 and JAX loggers write.
record SummaryValue(String tag, double value) {
    private static final int TAG = 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int SIMPLE_VALUE = 2 << 3 | WireFormat.WIRETYPE_FIXED32;
    private static final int TENSOR = 8 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int METADATA = 9 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int FIRST = 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /// @return empty for images, histograms and text
    static Optional<SummaryValue> decode(ByteString bytes) throws IOException {
        var in = bytes.newCodedInput();
        var name = "";
        var plugin = "";
        var value = OptionalDouble.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case TAG -> name = in.readString();
                case SIMPLE_VALUE -> value = OptionalDouble.of(in.readFloat());
                case TENSOR -> value = TensorScalar.decode(in.readBytes());
                case METADATA -> plugin = plugin(in.readBytes());
                default -> in.skipField(tag);
            }
        }
        // Writers may leave the plugin out after a tag's first value.
        var isScalar = value.isPresent() && (plugin.isEmpty() || plugin.equals("scalars"));
        return isScalar ? Optional.of(new SummaryValue(name, value.getAsDouble())) : Optional.empty();
    }

    /// `metadata.plugin_data.plugin_name`.
    private static String plugin(ByteString metadata) throws IOException {
        var data = first(metadata);
        return data.isEmpty() ? "" : first(data).toStringUtf8();
    }

    private static ByteString first(ByteString message) throws IOException {
        var in = message.newCodedInput();
        var found = ByteString.EMPTY;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == FIRST) {
                found = in.readBytes();
            } else {
                in.skipField(tag);
            }
        }
        return found;
    }
}
