package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.proto.DataLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Passes on what a process tells of data, and ends the process when the client has gone.
final class DataStream {
    private static final Duration LOOK = Duration.ofMinutes(1);
    /// For leaving nothing half-made behind.
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int USAGE = 2;
    private static final int FAILED = 1;
    private static final int MOST_SAID = 16 << 10;

    private final DataLauncher launcher;
    private final Outlet<DataLine> outlet;

    DataStream(DataLauncher launcher, Outlet<DataLine> outlet) {
        this.launcher = launcher;
        this.outlet = outlet;
    }

    void send(DataRequest request) throws IOException, InterruptedException {
        var process = launcher.launch(request);
        var watch = Thread.ofVirtual().name("data-client").start(() -> endWithClient(process));
        try {
            var said = CompletableFuture.supplyAsync(
                    () -> said(process.getErrorStream()),
                    task -> Thread.ofVirtual().name("data-errors").start(task));
            if (passOn(process)) {
                int code = process.waitFor();
                if (code != 0) {
                    throw failure(code, said.join());
                }
            }
        } finally {
            watch.interrupt();
            end(process);
        }
    }

    /// @return false when the client has gone
    private boolean passOn(Process process) throws IOException, InterruptedException {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!outlet.awaitReady()) {
                    return false;
                }
                outlet.send(DataLine.newBuilder().setJson(line).build());
            }
        }
        return outlet.awaitReady();
    }

    private void endWithClient(Process process) {
        try {
            while (outlet.pause(LOOK)) {
                // the client waits for more
            }
            end(process);
        } catch (InterruptedException done) {
            // The process has ended by itself.
        }
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            process.destroyForcibly();
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static NodeException failure(int code, String said) {
        return code == USAGE || code == FAILED
                ? new NodeException(Kind.INVALID, said)
                : new NodeException(
                        Kind.INTERNAL,
                        "The process that reads the data ended with code " + code
                                + (said.isEmpty() ? "" : ": " + said));
    }

    /// The beginning; the rest is read too, or the process would wait.
    private static String said(InputStream errors) {
        try (errors) {
            var text = new String(errors.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
            errors.transferTo(OutputStream.nullOutputStream());
            return text.strip();
        } catch (IOException broken) {
            return "";
        }
    }
}
