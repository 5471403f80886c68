package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.PassedOver;
import dev.dinoscope.engine.data.source.PassedOverCounts;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What one shard holds, kept until the shards before it have been passed on: samples, and what is none.
final class ShardContent implements SampleSink {
    private final List<Sample> samples = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final PassedOverCounts passedOver = new PassedOverCounts();

    private record Rejected(Reject kind, long count, String name, String why) {}

    @Override
    public void add(Sample sample) {
        samples.add(sample);
    }

    @Override
    public void reject(Reject kind, long count, String name, String why) {
        rejected.add(new Rejected(kind, count, name, why));
    }

    @Override
    public void passOver(String what, long count, String name) {
        passedOver.add(what, count, name);
    }

    @Override
    public void progress(String stage, long done, long total) {
        // Told by shards.
    }

    void pass(SampleSink sink) throws IOException {
        for (var sample : samples) {
            sink.add(sample);
        }
        rejected.forEach(reject -> sink.reject(reject.kind(), reject.count(), reject.name(), reject.why()));
        passedOver.all().forEach(passed -> pass(passed, sink));
    }

    private static void pass(PassedOver passed, SampleSink sink) {
        sink.passOver(passed.what(), passed.count(), passed.first());
    }
}
