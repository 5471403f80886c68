package dev.dinoscope.engine.node.server;

import java.time.Duration;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What gRPC has to say of its connections, in one line each and of each kind once a minute: it logs a stack trace for
/// whatever nonsense anybody sends to the port.
final class TransportLog extends Handler {
    /// Held: the logging system forgets loggers that nobody holds, and their handlers with them.
    private static final Logger TRANSPORT = Logger.getLogger("io.grpc");

    private final System.Logger out;
    private final Seldom seldom = new Seldom(Duration.ofMinutes(1), System::nanoTime);

    TransportLog(System.Logger out) {
        this.out = out;
    }

    /// For this process.
    static void install() {
        TRANSPORT.setUseParentHandlers(false);
        TRANSPORT.addHandler(new TransportLog(System.getLogger(TransportLog.class.getName())));
    }

    @Override
    public void publish(LogRecord event) {
        var kind = String.valueOf(event.getMessage());
        seldom.pass(kind).ifPresent(keptBack -> {
            var more = keptBack == 0 ? "" : " (and " + keptBack + " more of this kind since the last time)";
            // What no peer can bring about is a fault of the node's own.
            if (event.getLevel().intValue() >= Level.SEVERE.intValue()) {
                out.log(System.Logger.Level.ERROR, kind + more, event.getThrown());
            } else {
                out.log(System.Logger.Level.INFO, "connections: " + kind + why(event.getThrown()) + more);
            }
        });
    }

    private static String why(@Nullable Throwable thrown) {
        return thrown == null
                ? ""
                : ": " + String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
