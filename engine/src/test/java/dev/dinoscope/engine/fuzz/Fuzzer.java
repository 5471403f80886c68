package dev.dinoscope.engine.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Tries a reader with damaged inputs. It may refuse them, in the way it promises; it may take those that are still
/// whole.
/// It must not fail in any other way, hang, take memory without bounds, or take what is not whole.
final class Fuzzer {
    /// Of the processor's time, which other processes cannot take: a slow machine is no hang.
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MOST_BYTES = 64L << 20;
    private static final int SHOWN = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Reads an input.
    @FunctionalInterface
    interface Reader {
        /// @throws SilentAcceptance when the reader took something else than was written
        void read(byte[] input) throws Exception;
    }

    /// The reader took what its checksum should have told to be damaged.
    static final class SilentAcceptance extends Exception {
        private static final long serialVersionUID = 1L;

        SilentAcceptance(String what) {
            super(what);
        }
    }

    /// @param seeds whole inputs
    /// @param refusals what the reader throws when it refuses an input
    record Target(String name, List<byte[]> seeds, List<Class<? extends Exception>> refusals, Reader reader) {
        Target(String name, List<byte[]> seeds, Class<? extends Exception> refusal, Reader reader) {
            this(name, seeds, List.of(refusal), reader);
        }
    }

    /// @param faults each with its input in hexadecimal
    record Outcome(String target, int tried, int refused, List<String> faults) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-24s %,7d inputs, %,7d refused, %d faults %s",
                    target,
                    tried,
                    refused,
                    faults.size(),
                    faults.stream().limit(SHOWN).toList());
        }
    }

    private final Target target;
    /// A daemon: a reader that hangs must not keep the suite from ending.
    private final ExecutorService worker;

    private final AtomicLong thread = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();
    private final List<String> faults = new ArrayList<>();
    private int refused;

    private Fuzzer(Target target) {
        this.target = target;
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("fuzz " + target.name).factory());
    }

    static Outcome run(Target target, int inputs, long seed) throws InterruptedException {
        return new Fuzzer(target).run(inputs, new Random(seed));
    }

    private Outcome run(int inputs, Random random) throws InterruptedException {
        var mutator = new Mutator(random);
        for (var i = 0; i < inputs; i++) {
            var input = mutator.mutate(target.seeds.get(i % target.seeds.size()));
            if (!ends(worker.submit(() -> attempt(input)))) {
                faults.add("hangs: " + HexFormat.of().formatHex(input));
                worker.shutdownNow();
                return new Outcome(target.name, i + 1, refused, faults);
            }
        }
        worker.shutdown();
        return new Outcome(target.name, inputs, refused, faults);
    }

    private boolean ends(Future<?> attempt) throws InterruptedException {
        while (true) {
            try {
                attempt.get(1, TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException slow) {
                var worked = thread.get() == 0 ? 0 : THREADS.getThreadCpuTime(thread.get()) - begun.get();
                if (worked > DEADLINE_NANOS) {
                    return false;
                }
            } catch (ExecutionException e) {
                throw new AssertionError("the fuzzer itself", e.getCause());
            }
        }
    }

    private void attempt(byte[] input) {
        thread.set(Thread.currentThread().threadId());
        begun.set(THREADS.getCurrentThreadCpuTime());
        var before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            target.reader.read(input);
        } catch (Throwable fault) {
            if (isRefusal(fault)) {
                refused++;
            } else {
                faults.add(fault + at(fault) + ": " + HexFormat.of().formatHex(input));
            }
        }
        var taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (taken > MOST_BYTES) {
            faults.add(String.format(
                    Locale.ROOT, "takes %,d bytes: %s", taken, HexFormat.of().formatHex(input)));
        }
    }

    private boolean isRefusal(Throwable fault) {
        return fault.getMessage() != null && target.refusals.stream().anyMatch(each -> each.isInstance(fault));
    }

    private static String at(Throwable fault) {
        return fault.getStackTrace().length == 0 ? "" : " at " + fault.getStackTrace()[0];
    }
}
