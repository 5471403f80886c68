package dev.dinoscope.engine.run.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.5Z"));

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @TempDir
    private Path directory;

    @Test
    void whatIsAddedIsReadBackInOrder() throws IOException {
        var values = new LinkedHashMap<String, Double>();
        values.put("loss", 2.5);
        values.put("optim/learning_rate", Double.NaN);
        try (var writer = writer()) {
            writer.add(1, values);
            writer.add("loss", 2, -0.25);
        }
        var batch = new EventTail(directory, EventPosition.START).read();
        assertThat(batch.warnings()).isEmpty();
        assertThat(batch.events())
                .containsExactly(
                        new LogEvent.Scalar("loss", 1, 1767323045.5, 2.5),
                        new LogEvent.Scalar("optim/learning_rate", 1, 1767323045.5, Double.NaN),
                        new LogEvent.Scalar("loss", 2, 1767323045.5, -0.25));
    }

    @Test
    void aTailSeesEachEventOnceWhateverTheCuts() throws IOException {
        try (var writer = writer()) {
            var seen = new ArrayList<Long>();
            var position = EventPosition.START;
            for (int step = 0; step < 50; step++) {
                writer.add("loss", step, step);
                if (step % 7 == 0) {
                    writer.flush();
                }
                // A new reader each time: only the token is kept.
                var batch = new EventTail(directory, EventPosition.parse(position.token())).read();
                batch.events().forEach(event -> seen.add(event.step()));
                position = batch.position();
            }
            assertThat(seen).hasSize(50).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aFileCutAtAnyByteGivesExactlyItsWholeRecords() throws IOException {
        var file = threeRecords();
        var bytes = Files.readAllBytes(file);
        var whole = EventFileReader.read(file, EventPosition.Mark.START, Long.MAX_VALUE)
                .events();
        assertThat(whole).hasSize(3);
        for (int length = 0; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            var tail = new EventTail(directory, EventPosition.START);
            var first = tail.read();
            assertThat(first.warnings()).isEmpty();
            assertThat(first.events()).isEqualTo(whole.subList(0, first.events().size()));
            // The writer goes on: the rest comes, nothing twice.
            Files.write(file, Arrays.copyOfRange(bytes, length, bytes.length), StandardOpenOption.APPEND);
            var all = new ArrayList<>(first.events());
            all.addAll(tail.read().events());
            assertThat(all).isEqualTo(whole);
        }
    }

    @Test
    void aFlippedBitAnywhereIsNeverReadAsData() throws IOException {
        var file = threeRecords();
        var bytes = Files.readAllBytes(file);
        var whole = EventFileReader.read(file, EventPosition.Mark.START, Long.MAX_VALUE)
                .events();
        for (int at = 0; at < bytes.length; at++) {
            var damaged = bytes.clone();
            damaged[at] ^= (byte) (1 << (at % 8));
            Files.write(file, damaged);
            var batch = EventFileReader.read(file, EventPosition.Mark.START, Long.MAX_VALUE);
            // At most the record in which the bit lies is lost.
            assertThat(batch.events())
                    .isSubsetOf(whole)
                    .isSortedAccordingTo(Comparator.comparingLong(LogEvent::step))
                    .hasSizeBetween(2, 3);
            assertThat(batch.warnings()).hasSize(1).first().asString().contains("damaged at byte");
        }
    }

    @Test
    void aResumedRunReplacesTheStepsAfterItsCheckpoint() throws IOException {
        try (var first = writer()) {
            for (int step = 1; step <= 9; step++) {
                first.add("loss", step, step);
            }
        }
        var old = eventFiles();
        Files.write(old.getFirst(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        try (var second = EventFileWriter.resume(directory, CLOCK, 6)) {
            second.add("loss", 6, 60);
            second.add("loss", 6, 61);
            second.add("loss", 7, 70);
        }
        assertThat(eventFiles()).hasSize(2).startsWith(old.getFirst());
        var loss = Objects.requireNonNull(ScalarLog.read(directory).series("loss"));
        assertThat(loss.steps()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(loss.values()).containsExactly(1, 2, 3, 4, 5, 61, 70);
    }

    @Test
    void scalarsOfOtherWritersAreRead() throws IOException {
        // As tf.summary.scalar and torch.utils.tensorboard(new_style=True) write them: tensor with plugin "scalars".
        var content = "0a046c6f7373" + "4a0b0a090a077363616c617273" + "4208" + "0801" + "2204" + "00002040";
        var floatVal = "0a0161" + "4209" + "0801" + "1200" + "2d" + "0000803f";
        assertThat(decode(content)).containsExactly(2.5);
        assertThat(decode(floatVal)).containsExactly(1.0);
        // A zero that the writer left out; an empty vector is none.
        assertThat(decode("0a0161" + "4204" + "0801" + "1200")).containsExactly(0.0);
        assertThat(decode("0a0161" + "420a" + "0801" + "1206" + "1204" + "0800" + "1a00"))
                .isEmpty();
        // An image summary, a histogram tensor of another plugin: not scalars.
        assertThat(decode("0a0161" + "2200")).isEmpty();
        assertThat(decode("0a0161" + "4a0a0a080a06696d61676573" + "4208" + "0801" + "2204" + "00002040"))
                .isEmpty();
    }

    @Test
    void theBackgroundFlushWritesWithoutBeingAsked() throws Exception {
        try (var writer = EventFileWriter.open(directory, CLOCK, Duration.ofMillis(1))) {
            writer.add("loss", 1, 1);
            var tail = new EventTail(directory, EventPosition.START);
            var seen = tail.read().events();
            for (var end = System.nanoTime() + MINUTE; seen.isEmpty() && System.nanoTime() < end; ) {
                Thread.sleep(1);
                seen = tail.read().events();
            }
            assertThat(seen).containsExactly(new LogEvent.Scalar("loss", 1, 1767323045.5, 1));
        }
    }

    @Test
    void aClosedWriterRefusesAndDirectoriesMayBeMissing() throws IOException {
        var writer = writer();
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.add("loss", 1, 1)).hasMessageContaining("is closed");
        var none = new EventTail(directory.resolve("none"), EventPosition.START).read();
        assertThat(none.events()).isEmpty();
        assertThat(none.position()).isEqualTo(EventPosition.START);
        assertThatThrownBy(() -> EventPosition.parse("rubbish")).hasMessageContaining("rubbish");
    }

    @Test
    void aFileThatShrankIsReported() throws IOException {
        var file = threeRecords();
        var tail = new EventTail(directory, EventPosition.START);
        tail.read();
        Files.write(file, new byte[0]);
        assertThat(tail.read().warnings()).hasSize(1).first().asString().contains("cut or replaced");
    }

    private static List<Double> decode(String valueHex) throws IOException {
        var value = HexFormat.of().parseHex(valueHex);
        var length = HexFormat.of().toHexDigits((byte) value.length);
        var outer = HexFormat.of().toHexDigits((byte) (value.length + 2));
        var event = HexFormat.of().parseHex("1005" + "2a" + outer + "0a" + length + valueHex);
        return EventCodec.decode(event).stream()
                .map(LogEvent.Scalar.class::cast)
                .map(LogEvent.Scalar::value)
                .toList();
    }

    private EventFileWriter writer() throws IOException {
        return EventFileWriter.create(directory, CLOCK);
    }

    private Path threeRecords() throws IOException {
        try (var writer = writer()) {
            writer.add(1, Map.of("a", 1.0));
            writer.add(2, Map.of("a", 2.0));
            writer.add(3, Map.of("a", 3.0));
            return writer.file();
        }
    }

    private List<Path> eventFiles() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(EventFileWriter::isEventFile).sorted().toList();
        }
    }
}
