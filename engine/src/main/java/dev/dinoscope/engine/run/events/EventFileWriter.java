package dev.dinoscope.engine.run.events;

import dev.dinoscope.engine.run.files.DiskFullException;
import dev.dinoscope.engine.run.files.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Appends scalars to a new TensorBoard event file.
///
/// Each start of a run gets a file of its own, so a torn tail of an earlier crash stays where it is. A resumed run says
/// from which step on it writes anew; readers (TensorBoard's and ours) then forget what was logged there before.
/// Records reach the disk within a second, and when asked. Safe for use by several threads.
public final class EventFileWriter implements AutoCloseable {
    private static final String PREFIX = "events.out.tfevents.";
    /// Stands where other writers put the name of their machine.
    private static final String OURS = ".dinoscope.";

    private final Path file;
    private final FileChannel channel;
    private final InstantSource clock;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private final ReentrantLock lock = new ReentrantLock();
    /// Held while bytes go to the file, so that they keep their order; a step that logs never waits for the disk.
    private final ReentrantLock disk = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Thread flusher;
    private boolean closed;
    private @Nullable IOException failure;

    private EventFileWriter(Path file, InstantSource clock, Duration interval) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.clock = clock;
        this.flusher = Thread.ofVirtual().name("events " + file.getFileName()).unstarted(() -> flushEvery(interval));
    }

    /// Starts a new file.
    public static EventFileWriter create(Path directory, InstantSource clock) throws IOException {
        return open(directory, clock, Duration.ofSeconds(1));
    }

    /// Starts a new file for a run that may have been started before.
    ///
    /// @param firstStep the first step that will be logged, perhaps anew: one after the checkpoint's, or 1
    public static EventFileWriter resume(Path directory, InstantSource clock, long firstStep) throws IOException {
        var isFirst = lastStart(directory) < 0;
        var writer = create(directory, clock);
        if (!isFirst) {
            writer.append(EventCodec.restart(writer.now(), firstStep));
            writer.flush();
        }
        return writer;
    }

    static EventFileWriter open(Path directory, InstantSource clock, Duration interval) throws IOException {
        var seconds = Math.max(clock.instant().getEpochSecond(), lastStart(directory) + 1);
        var name = PREFIX
                + String.format(Locale.ROOT, "%010d", seconds)
                + OURS
                + ProcessHandle.current().pid() + ".0";
        var writer = new EventFileWriter(directory.resolve(name), clock, interval);
        writer.append(EventCodec.version(writer.now()));
        writer.flush();
        writer.flusher.start();
        return writer;
    }

    /// Names must sort in the order of the starts, also for two within a second or after a clock was set back. Files of
    /// other writers have nothing to do with that.
    private static long lastStart(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> isOurs(String.valueOf(file.getFileName())))
                    .map(file -> String.valueOf(file.getFileName()).substring(PREFIX.length()))
                    .map(rest -> rest.split("\\.", 2)[0])
                    .filter(seconds -> seconds.matches("\\d{1,10}"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(-1);
        }
    }

    static boolean isEventFile(Path file) {
        return String.valueOf(file.getFileName()).startsWith(PREFIX);
    }

    /// Whether a trainer of Dinoscope wrote the event file of a name, not another process in the same directory.
    static boolean isOurs(String name) {
        return name.startsWith(PREFIX) && name.contains(OURS);
    }

    public Path file() {
        return file;
    }

    /// Logs one scalar.
    ///
    /// @throws IOException also when an earlier record could not be written
    public void add(String tag, long step, double value) throws IOException {
        add(step, Map.of(tag, value));
    }

    /// Logs the scalars of a step together.
    ///
    /// @throws IOException also when an earlier record could not be written
    public void add(long step, Map<String, Double> values) throws IOException {
        append(EventCodec.scalars(now(), step, values));
    }

    private void append(byte[] event) throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException(file + " is closed");
            }
            rethrow();
            buffer.writeBytes(RecordFraming.frame(event));
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is buffered and forces it to disk.
    public void flush() throws IOException {
        disk.lock();
        try {
            write(take());
        } finally {
            disk.unlock();
        }
    }

    private void write(byte[] pending) throws IOException {
        if (pending.length == 0) {
            return;
        }
        try {
            DurableFile.write(channel, ByteBuffer.wrap(pending));
            channel.force(false);
        } catch (IOException fault) {
            throw failed(DiskFullException.explain(file, fault));
        }
    }

    private byte[] take() throws IOException {
        lock.lock();
        try {
            rethrow();
            var pending = buffer.toByteArray();
            buffer.reset();
            return pending;
        } finally {
            lock.unlock();
        }
    }

    /// What reached the disk is unknown: to write on would put records behind a torn one.
    private IOException failed(IOException fault) {
        lock.lock();
        try {
            failure = fault;
            return fault;
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is buffered and ends the file.
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        try (channel) {
            flush();
        }
    }

    private void flushEvery(Duration interval) {
        try {
            while (waitOn(interval)) {
                flush();
            }
        } catch (IOException told) {
            // The next one who logs gets it.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return false when the file is closed
    private boolean waitOn(Duration interval) throws InterruptedException {
        lock.lock();
        try {
            var left = interval.toNanos();
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void rethrow() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private double now() {
        Instant now = clock.instant();
        return now.getEpochSecond() + now.getNano() * 1e-9;
    }
}
