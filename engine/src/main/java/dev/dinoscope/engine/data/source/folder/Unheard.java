package dev.dinoscope.engine.data.source.folder;

import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.SampleSink;

/// Hears nothing: for looking ahead.
final class Unheard implements SampleSink {
    @Override
    public void add(Sample sample) {
        // Found again when it is read.
    }

    @Override
    public void reject(Reject kind, long count, String name, String why) {
        // As above.
    }

    @Override
    public void passOver(String what, long count, String name) {
        // As above.
    }

    @Override
    public void progress(String stage, long done, long total) {
        // As above.
    }
}
