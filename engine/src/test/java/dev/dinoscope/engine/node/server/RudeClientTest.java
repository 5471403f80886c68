package dev.dinoscope.engine.node.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.client.RunningNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients that speak HTTP/2 as no well-behaved one does.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RudeClientTest {
    @TempDir
    Path home;

    private NodeServer server;
    private NodeAddress node;

    @BeforeEach
    void start() throws IOException {
        server = RunningNode.start(home);
        node = server.address();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aMessageThatIsNoneIsTheClientsError() throws Exception {
        try (var connection = RawConnection.open(node)) {
            var status = call(connection, 1, "WatchLog", node.token(), new byte[] {(byte) 0xff, (byte) 0xff, 1});
            // INVALID_ARGUMENT
            assertThat(status).contains("grpc-status3");
            assertThat(call(connection, 3, "ListRuns", node.token(), new byte[0]))
                    .contains("grpc-status0");
        }
    }

    @Test
    void aWrongTokenIsRefusedInWordsAndAFewTimesOnly() throws Exception {
        try (var connection = RawConnection.open(node)) {
            assertThat(call(connection, 1, "ListRuns", "guess", new byte[0])).contains("grpc-status16");
            var frames = new ByteArrayOutputStream();
            for (int stream = 3; stream < 200; stream += 2) {
                frames.writeBytes(headers(stream, "guess"));
            }
            connection.write(frames.toByteArray());
            // Until the node closes the connection.
            while (connection.read() != null) {}
        }
    }

    @Test
    void aStrangerMaySaySoMuch() throws Exception {
        try (var connection = RawConnection.open(node)) {
            // Frames of a kind that nobody knows are to be passed over.
            var frame = RawConnection.frame(0x42, 0, 0, new byte[1000]);
            var sent = 0;
            try {
                for (; sent < 1000; sent++) {
                    connection.write(frame);
                }
            } catch (IOException closed) {
                // As it should be; what the system has buffered may hide it.
            }
            while (connection.read() != null) {}
        }
        try (var connection = RawConnection.open(node)) {
            assertThat(call(connection, 1, "ListRuns", node.token(), new byte[0]))
                    .contains("grpc-status0");
            for (int i = 0; i < 1000; i++) {
                connection.write(RawConnection.frame(0x42, 0, 0, new byte[1000]));
            }
            assertThat(call(connection, 3, "ListRuns", node.token(), new byte[0]))
                    .contains("grpc-status0");
        }
    }

    @Test
    void strangersDoNotKeepOthersOut() throws Exception {
        var strangers = new ArrayList<RawConnection>();
        try (var early = RawConnection.open(node)) {
            assertThat(call(early, 1, "ListRuns", node.token(), new byte[0])).contains("grpc-status0");
            for (int i = 0; i < 70; i++) {
                strangers.add(RawConnection.open(node));
            }
            // The first of them had to make room.
            while (strangers.getFirst().read() != null) {}
            assertThat(call(early, 3, "ListRuns", node.token(), new byte[0])).contains("grpc-status0");
            try (var late = RawConnection.open(node)) {
                assertThat(call(late, 1, "ListRuns", node.token(), new byte[0])).contains("grpc-status0");
            }
        } finally {
            for (var stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void ofAllThatIsSaidOfConnectionsEachKindIsLoggedOnceInALine() {
        var said = new ArrayList<String>();
        var log = new TransportLog(new Recorder(said));
        for (int i = 0; i < 10_000; i++) {
            var event = new LogRecord(Level.WARNING, "Stream Error");
            event.setThrown(new IllegalStateException("stream " + i + " is none\nat length"));
            log.publish(event);
        }
        log.publish(new LogRecord(Level.INFO, "Transport failed"));
        assertThat(said)
                .containsExactly(
                        "INFO connections: Stream Error: stream 0 is none", "INFO connections: Transport failed");
    }

    private static byte[] headers(int stream, String token) {
        return RawConnection.frame(
                RawConnection.HEADERS, RawConnection.END_HEADERS, stream, RawConnection.headers("ListRuns", token));
    }

    /// The trailers' names and values as the default encoder writes them: without Huffman's code where that is longer.
    private static String call(RawConnection connection, int stream, String method, String token, byte[] message)
            throws IOException, GeneralSecurityException {
        connection.write(RawConnection.frame(
                RawConnection.HEADERS, RawConnection.END_HEADERS, stream, RawConnection.headers(method, token)));
        connection.write(RawConnection.frame(
                RawConnection.DATA, RawConnection.END_STREAM, stream, RawConnection.message(message)));
        var text = new StringBuilder();
        for (var frame : connection.readUntilEnded(stream)) {
            if (frame.type() == RawConnection.HEADERS) {
                text.append(
                        frame.payload().toString(StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", ""));
            }
        }
        return text.toString();
    }
}
