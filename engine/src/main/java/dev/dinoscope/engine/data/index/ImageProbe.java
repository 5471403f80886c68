package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.source.Fingerprint;
import dev.dinoscope.engine.data.source.Sample;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// Looks at the images of many samples at once.
final class ImageProbe implements AutoCloseable {
    private static final Outcome KNOWN = new Missing("known already");
    private final ManyAtOnce threads = new ManyAtOnce("image-probe-");
    private final ImageStamps stamps = new ImageStamps();

    sealed interface Outcome permits There, Missing {}

    /// @param fingerprint of the content
    /// @param stamp of the file it lies in
    record There(long fingerprint, long stamp) implements Outcome {}

    record Missing(String why) implements Outcome {}

    /// @param wanted images of other samples are left alone
    Outcome[] look(List<Sample> samples, Predicate<Sample> wanted) {
        var outcomes = new Outcome[samples.size()];
        threads.forEach(outcomes.length, i -> outcomes[i] = wanted.test(samples.get(i)) ? look(samples.get(i)) : KNOWN);
        return outcomes;
    }

    /// The stamp comes first: what changes in between is then seen the next time.
    private Outcome look(Sample sample) {
        long stamp = stamps.orGone(sample.image());
        try {
            return new There(Fingerprint.of(sample.image()), stamp);
        } catch (IOException e) {
            return new Missing(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
