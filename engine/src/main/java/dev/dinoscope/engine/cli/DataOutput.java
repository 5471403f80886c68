package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.ProgressBar;
import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.data.look.DataEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Prints what a look at data tells: for people, or for the program that started this process.
abstract sealed class DataOutput implements Consumer<DataEvent>, AutoCloseable {

    static DataOutput of(boolean events) {
        return events ? new Events() : new Text();
    }

    /// Whether nobody waits for it any longer.
    abstract boolean isUnheard();

    @Override
    public abstract void close();

    /// Lines of JSON until standard input ends: whoever started the process closes it, or has died.
    private static final class Events extends DataOutput {
        private volatile boolean ended;

        Events() {
            Thread.ofPlatform().daemon().name("end-of-input").start(this::awaitEnd);
        }

        private void awaitEnd() {
            try {
                while (System.in.read() >= 0) {
                    // what is said does not matter
                }
            } catch (IOException broken) {
                // as good as an end
            }
            ended = true;
        }

        @Override
        public void accept(DataEvent event) {
            System.out.println(DataEvents.line(event));
            System.out.flush();
        }

        @Override
        boolean isUnheard() {
            return ended;
        }

        @Override
        public void close() {}
    }

    private static final class Text extends DataOutput {
        private final ProgressBar bar = ProgressBar.onStandardError();
        private final List<String> lines = new ArrayList<>();

        @Override
        public void accept(DataEvent event) {
            switch (event) {
                case DataEvent.Advance(var stage, var done, var total) -> bar.report(stage, done, total);
                case DataEvent.Origin origin -> tell(origin);
                case DataEvent.Summary summary -> tell(summary);
                case DataEvent.Sample sample -> tell(sample);
                case DataEvent.Report(var text) -> lines.add(text);
            }
        }

        private void tell(DataEvent.Origin origin) {
            for (Attribution whom : origin.attributions()) {
                lines.add(String.format(Locale.ROOT, "%-24s %-14s %s", whom.title(), whom.licence(), whom.author()));
            }
            if (!origin.ready()) {
                lines.add("not made ready yet; `data prepare` does it");
            }
        }

        private void tell(DataEvent.Summary summary) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s, %,d pairs of %,d concepts, %s pixels",
                    summary.hash(),
                    summary.pairs(),
                    summary.concepts(),
                    summary.side()));
            summary.splits().entrySet().forEach(this::count);
            summary.styles().entrySet().forEach(this::count);
        }

        private void count(Map.Entry<String, Integer> size) {
            lines.add(String.format(Locale.ROOT, "  %-20s %,8d", size.getKey(), size.getValue()));
        }

        private void tell(DataEvent.Sample sample) {
            // Captions are foreign: they must not steer the terminal.
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %-12s %s",
                    sample.split(),
                    sample.style(),
                    sample.caption().replaceAll("\\p{Cntrl}", "�")));
        }

        @Override
        boolean isUnheard() {
            return Thread.currentThread().isInterrupted();
        }

        /// Prints it all when the bar has left its line.
        @Override
        public void close() {
            bar.close();
            lines.forEach(System.out::println);
        }
    }
}
