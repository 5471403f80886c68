package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.ImageDecoder;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.decode.header.ImageFormat;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.data.source.ImageBytes;
import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Reads and decodes every image once, on all cores. Holds a few numbers for each, no objects.
final class ImageScan {
    private static final int THUMBNAIL = 64;
    private static final int BLOCK = 64;
    private static final long NOT_READ = 0;

    private final List<ImageBytes> images;
    private final BooleanSupplier cancelled;
    private final long[] contents;
    private final long[] looks;
    private final int[] shorter;
    private final int[] longer;
    private final LongAdder bytes = new LongAdder();
    private final ConcurrentHashMap<String, LongAdder> formats = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> colours = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Integer, String> broken = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger();

    ImageScan(List<ImageBytes> images, BooleanSupplier cancelled) {
        this.images = images;
        this.cancelled = cancelled;
        this.contents = new long[images.size()];
        this.looks = new long[images.size()];
        this.shorter = new int[images.size()];
        this.longer = new int[images.size()];
    }

    /// @throws CancellationException when cancelled
    void run(Progress progress) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("check-", 0).daemon().factory())) {
            var workers = IntStream.range(0, cores)
                    .mapToObj(_ -> threads.submit(this::work))
                    .toList();
            try {
                for (var worker : workers) {
                    while (!worker.isDone()) {
                        progress.report("looking at images", Math.min(next.get(), images.size()), images.size());
                        pause(worker);
                    }
                    await(worker);
                }
            } finally {
                threads.shutdownNow();
            }
        }
        progress.report("looking at images", images.size(), images.size());
    }

    private static void pause(Future<?> worker) {
        try {
            worker.get(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException | ExecutionException _) {
            // Progress is told again; what failed is thrown by await.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while looking at images");
        }
    }

    private static void await(Future<?> worker) throws IOException {
        try {
            worker.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while looking at images");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case null, default -> throw new IOException(e.getCause());
            }
        }
    }

    private void work() {
        try (var decoder = ImageDecoders.FASTEST.open(new DecodeConfig())) {
            for (int from = next.getAndAdd(BLOCK); from < images.size(); from = next.getAndAdd(BLOCK)) {
                for (int row = from; row < Math.min(from + BLOCK, images.size()); row++) {
                    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("cancelled while looking at images");
                    }
                    look(row, decoder);
                }
            }
        }
    }

    private void look(int row, ImageDecoder decoder) {
        var image = images.get(row);
        try {
            var encoded = image.read();
            bytes.add(encoded.length);
            contents[row] = Hash64.of(encoded, 1) | 1; // never NOT_READ
            var size = decoder.size(image.name(), encoded);
            int least = Math.min(size.height(), size.width());
            var picture = decoder.decode(image.name(), encoded, Math.max(1, (float) least / THUMBNAIL));
            shorter[row] = least;
            longer[row] = Math.max(size.height(), size.width());
            looks[row] = DifferenceHash.of(picture);
            var format = ImageFormat.of(encoded).orElseThrow();
            count(formats, format.name());
            count(colours, ColourKind.of(format, encoded));
        } catch (BrokenImageException e) {
            broken.put(row, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            broken.put(row, image.name() + ": " + e.getMessage());
        }
    }

    private static void count(ConcurrentHashMap<String, LongAdder> counts, String key) {
        counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
    }

    /// Hash of a row's file, or 0 when it could not be read.
    long content(int row) {
        return contents[row];
    }

    /// Difference hash of a row's image, or 0 when it has no structure.
    long look(int row) {
        return looks[row];
    }

    boolean isBroken(int row) {
        return broken.containsKey(row) || contents[row] == NOT_READ;
    }

    DataReport.Images summary(int named) {
        var sides = new SideRanges();
        int smallest = Integer.MAX_VALUE;
        int largest = 0;
        for (int row = 0; row < shorter.length; row++) {
            if (shorter[row] > 0) {
                sides.add(shorter[row]);
                smallest = Math.min(smallest, shorter[row]);
                largest = Math.max(largest, longer[row]);
            }
        }
        return new DataReport.Images(
                bytes.sum(),
                byNumber(formats),
                byNumber(colours),
                sides.counts(),
                largest == 0 ? 0 : smallest,
                largest,
                broken.size(),
                broken.values().stream().limit(named).toList());
    }

    private static SequencedMap<String, Integer> byNumber(ConcurrentHashMap<String, LongAdder> counts) {
        var sorted = new TreeMap<String, Integer>();
        counts.forEach((key, count) -> sorted.put(key, count.intValue()));
        return sorted;
    }
}
