package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.Shrinking;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/// Decodes all images on all processors: first their headers, then their pixels, each to its place in the file.
final class DecodedMaker {
    private static final long REPORT_MILLIS = 100;
    private final PairImages images;
    private final UnaryOperator<ImageSize> kept;
    private final Progress progress;
    private final BooleanSupplier cancelled;
    private final Map<Integer, String> broken = new ConcurrentHashMap<>();

    DecodedMaker(PairImages images, UnaryOperator<ImageSize> kept, Progress progress, BooleanSupplier cancelled) {
        this.images = images;
        this.kept = kept;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// What one worker does with a row.
    @FunctionalInterface
    private interface RowWork {
        void accept(int row, PictureReader reader) throws IOException;
    }

    DecodedSizes sizes() throws IOException {
        var sides = new int[2 * images.rows()];
        eachRow("looking at images", () -> (row, reader) -> {
            var size = kept.apply(reader.open(row));
            sides[2 * row] = size.height();
            sides[2 * row + 1] = size.width();
        });
        return DecodedSizes.of(sides, broken);
    }

    void make(Path folder, DecodedSizes sizes) throws IOException {
        var file = folder.resolve(DecodedImages.PIXELS);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (sizes.bytes() > 0) {
                channel.write(ByteBuffer.allocate(1), sizes.bytes() - 1);
            }
            eachRow("decoding images", () -> {
                var shrinking = new Shrinking();
                return (row, reader) -> write(row, reader, shrinking, sizes, channel);
            });
            channel.force(true);
        }
        var bytes = sizes.toBytes();
        Files.write(folder.resolve(DecodedSizes.FILE), bytes);
        var crc = new CRC32C();
        crc.update(bytes);
        new DecodedManifest(
                        DecodedManifest.FORMAT,
                        sizes.rows(),
                        sizes.bytes(),
                        crc.getValue(),
                        DecodedImages.sampleCrc(file),
                        broken)
                .write(folder);
    }

    private void write(int row, PictureReader reader, Shrinking shrinking, DecodedSizes sizes, FileChannel channel)
            throws IOException {
        if (broken.containsKey(row)) {
            return;
        }
        reader.open(row);
        var picture = shrinking.to(sizes.size(row), reader.read(1));
        var bytes = ByteBuffer.wrap(picture.rgb(), 0, (int) Picture.bytes(picture.height(), picture.width()));
        for (long at = sizes.offsets()[row]; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    private void eachRow(String stage, Supplier<RowWork> work) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        var next = new AtomicInteger();
        try (var workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("decode-", 0).daemon().factory())) {
            var running = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(workers.submit(() -> {
                    rows(next, work.get());
                    return null;
                }));
            }
            try {
                for (var worker : running) {
                    await(worker, stage, next);
                }
            } finally {
                next.set(images.rows()); // the others stop after their row
            }
        }
    }

    private void rows(AtomicInteger next, RowWork work) throws IOException {
        try (var reader = images.reader()) {
            for (int row = next.getAndIncrement(); row < images.rows(); row = next.getAndIncrement()) {
                try {
                    work.accept(row, reader);
                } catch (BrokenImageException e) {
                    broken.put(row, e.name() + DecodedSizes.BEFORE_REASON + e.why());
                }
            }
        }
    }

    private void await(Future<?> worker, String stage, AtomicInteger next) throws IOException {
        while (true) {
            try {
                worker.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                progress.report(stage, Math.min(next.get(), images.rows()), images.rows());
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("cancelled while " + stage);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while " + stage);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException fault -> throw fault;
                    case RuntimeException fault -> throw fault;
                    case Error fault -> throw fault;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }
}
