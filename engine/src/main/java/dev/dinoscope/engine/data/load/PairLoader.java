package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// An endless row of training batches, made ahead of time by worker threads and handed out in order.
///
/// Batch `s` follows from the data, the seed and `s` alone: not from the number of workers, nor from where
/// the loader began. Resuming is beginning at another step. [#next] is for one thread.
public final class PairLoader implements AutoCloseable {
    private static final long ALIGNMENT = 64;
    private static final long CLOSING_POLL_MILLIS = 100;
    private final Arena arena = Arena.ofShared();
    private final ExecutorService workers;
    private final ConcurrentLinkedQueue<BatchMaker> idleMakers = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Promise> promised = new ArrayDeque<>();
    private final EpochOrder order;
    private final PairDataset dataset;
    private final Duration patience;
    private @Nullable Buffers lent;
    private Epoch epoch;
    private long nextStep;

    private record Buffers(SequencedMap<String, MemorySegment> tensors) {}

    private record Epoch(long number, List<Rows> batches) {}

    private record Promise(long step, long epoch, Buffers buffers, LoadWork work, Future<BatchMaker.Made> made) {}

    /// @param dataset stays the caller's; must outlive the loader
    /// @param tokenizer needed when a field has captions
    /// @throws IllegalArgumentException when the split is missing or smaller than a batch
    public PairLoader(PairDataset dataset, Optional<BytePairTokenizer> tokenizer, LoaderSettings settings) {
        int[] split = dataset.split(settings.split());
        this.dataset = dataset;
        this.patience = settings.patience();
        this.order = new EpochOrder(
                dataset.pairs(), split, settings.batchSize(), settings.distinctConcepts(), settings.seed());
        this.nextStep = settings.firstStep();
        this.epoch = epochOf(nextStep);
        this.workers = Executors.newFixedThreadPool(
                settings.threads(),
                Thread.ofPlatform().name("loader-", 0).daemon().factory());
        var brokenImages = new BrokenImages(settings.maxBroken(), split.length);
        for (int worker = 0; worker < settings.threads(); worker++) {
            idleMakers.add(new BatchMaker(dataset, tokenizer, settings, brokenImages, split));
        }
        for (int ahead = 0; ahead < settings.prefetch(); ahead++) {
            promise(allocate(settings));
        }
        this.lent = allocate(settings);
    }

    private Buffers allocate(LoaderSettings settings) {
        var tensors = new LinkedHashMap<String, MemorySegment>();
        for (var field : settings.fields()) {
            for (var tensor : field.tensors(settings.batchSize())) {
                tensors.put(tensor.name(), arena.allocate(tensor.bytes(), ALIGNMENT));
            }
        }
        return new Buffers(tensors);
    }

    /// The next batch; the one before becomes invalid.
    ///
    /// @throws IllegalStateException when a sample cannot be made, naming it, or when closed
    public Batch next() throws InterruptedException {
        if (lent == null) {
            throw new IllegalStateException("the loader is closed");
        }
        promise(lent);
        var head = promised.remove();
        lent = head.buffers();
        long before = System.nanoTime();
        var made = await(head);
        long waited = System.nanoTime() - before;
        return new Batch(
                head.step(), head.epoch(), lent.tensors(), made.rows(), made.broken(), made.madeCaptions(), waited);
    }

    private BatchMaker.Made await(Promise promise) throws InterruptedException {
        try {
            return promise.made().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new IllegalStateException(hanging(promise.work()));
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNull(e.getCause(), "what made a sample fail");
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause.getMessage(), cause);
        }
    }

    private String hanging(LoadWork work) {
        int row = work.row();
        var at = row < 0
                ? "its first sample"
                : "sample " + dataset.pairs().get(row).id();
        return String.format(
                Locale.ROOT,
                "the loader hangs at %s for %.1f s; is its disk or network still there?",
                at,
                patience.toMillis() / 1000.0);
    }

    private void promise(Buffers buffers) {
        long step = nextStep++;
        if (step / order.batches() != epoch.number()) {
            epoch = epochOf(step);
        }
        long number = epoch.number();
        Rows rows = epoch.batches().get((int) (step % order.batches()));
        var work = new LoadWork();
        promised.add(new Promise(
                step, number, buffers, work, workers.submit(() -> fill(rows, step, number, buffers, work))));
    }

    private Epoch epochOf(long step) {
        long number = step / order.batches();
        return new Epoch(number, order.epoch(number));
    }

    private BatchMaker.Made fill(Rows rows, long step, long number, Buffers buffers, LoadWork work)
            throws InterruptedException {
        var maker = idleMakers.remove(); // as many makers as threads: there is always one
        try {
            return maker.fill(rows, step, number, buffers.tensors(), work);
        } finally {
            idleMakers.add(maker);
        }
    }

    /// Stops the workers, which look up after every sample, and frees the buffers. A worker that hangs is
    /// left alone after a while, with the memory that it may still write to.
    @Override
    public void close() {
        if (lent == null) {
            return;
        }
        lent = null;
        workers.shutdownNow();
        boolean interrupted = false;
        boolean stopped = false;
        long end = System.nanoTime() + patience.toNanos();
        while (!stopped && System.nanoTime() < end) {
            try {
                stopped = workers.awaitTermination(CLOSING_POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                interrupted = true; // the buffers must not be freed under a worker's hands
            }
        }
        if (stopped) {
            idleMakers.forEach(BatchMaker::close);
            arena.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
