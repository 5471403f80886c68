package dev.dinoscope.engine.data.source.tar;

import dev.dinoscope.engine.data.source.SampleSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads many shards at once, a bounded number ahead, and passes their samples on in order.
final class ShardReading {
    private static final int THREADS = 8;

    private ShardReading() {}

    static void all(List<ShardReader> shards, SampleSink sink) throws IOException {
        var threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("shard-", 0).daemon().factory());
        try {
            var ahead = new ArrayDeque<Future<ShardContent>>();
            for (int shard = 0, done = 0; done < shards.size(); done++) {
                while (shard < shards.size() && ahead.size() < THREADS) {
                    ahead.add(threads.submit(shards.get(shard++)::read));
                }
                sink.progress("reading tars", done, shards.size());
                await(ahead.remove()).pass(sink);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static ShardContent await(Future<ShardContent> shard) throws IOException {
        try {
            return shard.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading tars");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
