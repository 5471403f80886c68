package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import dev.dinoscope.engine.data.source.SampleSink.Reject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What one shard holds: samples, and what is none.
record ShardContent(List<Sample> samples, List<Rejected> rejected) {
    /// Something that cannot be used.
    record Rejected(Reject kind, String name, String why) {}

    ShardContent() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void reject(Reject kind, String name, String why) {
        rejected.add(new Rejected(kind, name, why));
    }

    void pass(SampleSink sink) throws IOException {
        for (var sample : samples) {
            sink.add(sample);
        }
        rejected.forEach(reject -> sink.reject(reject.kind(), reject.name(), reject.why()));
    }
}
