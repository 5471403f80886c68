package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.proto.FetchFileRequest;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/// Copies files out of run directories, over as many connections as it takes.
final class FileFetch {
    private static final int TRIES = 5;
    private static final int MEMORY_LIMIT = 64 << 20;

    private final Calls calls;

    FileFetch(Calls calls) {
        this.calls = calls;
    }

    void toFile(String run, String file, Path target, LongConsumer progress) {
        try {
            var draft = Files.createTempFile(target.toAbsolutePath().getParent(), ".fetch", ".part");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                    receive(new FileCopy(run, file, out, progress));
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UncheckedIOException fault) {
            throw new NodeException(Kind.INVALID, "Cannot write " + target + ": " + fault.getMessage(), fault);
        }
    }

    byte[] toMemory(String run, String file) {
        var bytes = new ByteArrayOutputStream();
        receive(new FileCopy(run, file, bytes, done -> {
            if (done > MEMORY_LIMIT) {
                throw new NodeException(Kind.INVALID, file + " is too large to read at once; fetch it into a file");
            }
        }));
        return bytes.toByteArray();
    }

    String version(String run, String file) {
        var end = FetchFileRequest.newBuilder()
                .setRun(run)
                .setFile(file)
                .setOffset(Long.MAX_VALUE)
                .build();
        return calls.unary(stub -> stub.fetchFile(end).next().getVersion());
    }

    private void receive(FileCopy copy) {
        for (int left = TRIES; !copy.complete(); left--) {
            try {
                calls.on(stub -> {
                    stub.fetchFile(copy.rest()).forEachRemaining(chunk -> {
                        try {
                            copy.accept(chunk);
                        } catch (IOException fault) {
                            throw new UncheckedIOException(fault);
                        }
                    });
                    return copy;
                });
            } catch (NodeException broken) {
                if (broken.kind() != Kind.UNREACHABLE || left == 1) {
                    throw broken;
                }
            }
        }
    }
}
