package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.PassedOver;
import java.util.ArrayList;
import java.util.List;

/// Keeps all that a source finds.
public final class Collected implements SampleSink {
    public final List<Sample> samples = new ArrayList<>();
    /// Kind, how many if several, name and reason.
    public final List<String> rejected = new ArrayList<>();
    /// What, how many and where the first is.
    public final PassedOverCounts passedOver = new PassedOverCounts();

    @Override
    public void add(Sample sample) {
        samples.add(sample);
    }

    @Override
    public void reject(Reject kind, long count, String name, String why) {
        rejected.add(kind + (count == 1 ? " " : " " + count + " ") + name + ": " + why);
    }

    @Override
    public void passOver(String what, long count, String name) {
        passedOver.add(what, count, name);
    }

    @Override
    public void progress(String stage, long done, long total) {
        // Nobody watches.
    }

    /// What is passed over, each kind in a line.
    public List<String> passed() {
        return passedOver.all().stream().map(PassedOver::text).toList();
    }

    /// Captions of all samples, in order.
    public List<List<String>> captions() {
        return samples.stream().map(Sample::captions).toList();
    }

    /// Ids of all samples, in order.
    public List<String> ids() {
        return samples.stream().map(Sample::id).toList();
    }
}
