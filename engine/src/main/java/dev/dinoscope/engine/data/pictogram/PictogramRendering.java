package dev.dinoscope.engine.data.pictogram;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.store.PairStoreWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Renders all drawings on all cores and writes them in order, a bounded number ahead.
final class PictogramRendering {
    private static final int AHEAD = 64;
    private final IconRenderer renderer;
    private final Progress progress;
    private final BooleanSupplier cancelled;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private long done;

    PictogramRendering(IconRenderer renderer, Progress progress, BooleanSupplier cancelled) {
        this.renderer = renderer;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    private record Pending(Drawing drawing, Future<byte[]> pixels) {}

    void render(SequencedMap<Style, List<Drawing>> drawings, PairStoreWriter writer) throws IOException {
        long total = drawings.values().stream().mapToLong(List::size).sum();
        int workers = Runtime.getRuntime().availableProcessors();
        try (var pool = new Workers(Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("pictogram-", 0).daemon().factory()))) {
            for (var entry : drawings.entrySet()) {
                var style = entry.getKey();
                progress.report("reading " + style.title(), done, total);
                var wanted = entry.getValue().stream().map(Drawing::icon).collect(Collectors.toSet());
                var icons = IconSet.read(style.name(), wanted, cancelled);
                for (var drawing : entry.getValue()) {
                    submit(drawing, icons, pool, writer);
                    drain(AHEAD, writer, total);
                }
            }
            drain(0, writer, total);
        }
    }

    private void submit(Drawing drawing, Map<String, Icon> icons, Workers pool, PairStoreWriter writer) {
        @Nullable Icon icon = icons.get(drawing.icon());
        if (icon == null) {
            writer.fail(drawing.pair().id(), "no drawing named " + drawing.icon());
            done++;
        } else {
            pending.add(new Pending(drawing, pool.submit(() -> renderer.render(icon))));
        }
    }

    private void drain(int until, PairStoreWriter writer, long total) throws IOException {
        while (pending.size() > until) {
            if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("cancelled while rendering drawings");
            }
            write(pending.remove(), writer);
            progress.report("rendering drawings", ++done, total);
        }
    }

    private static void write(Pending next, PairStoreWriter writer) throws IOException {
        var pair = next.drawing().pair();
        try {
            writer.add(pair, next.pixels().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            writer.fail(pair.id() + " (" + pair.label() + ")", String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while rendering drawings");
        }
    }

    /// A pool that gives up what is left when closed, instead of finishing it.
    private record Workers(ExecutorService pool) implements AutoCloseable {
        Future<byte[]> submit(Callable<byte[]> task) {
            return pool.submit(task);
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
