package dev.dinoscope.engine.run.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Directories in which files come, grow and go while they are watched.
class EventTailTest {
    private static final String OURS = "events.out.tfevents.1700000000.dinoscope.7.0";
    private static final String RESUMED = "events.out.tfevents.1700000900.dinoscope.8.0";
    private static final String EARLIER = "events.out.tfevents.1600000000.elsewhere.1.0";
    private static final String LATER = "events.out.tfevents.1800000000.elsewhere.4242.0";

    @TempDir
    private Path directory;

    @Test
    void twoFilesGrowAtOnceAndEachEventComesOnceWhateverTheCuts() throws IOException {
        var seen = new ArrayList<String>();
        var position = EventPosition.START;
        for (int step = 1; step <= 30; step++) {
            scalar(OURS, "loss", step, step);
            if (step % 3 == 0) {
                scalar(LATER, "user/metric", step, step);
            }
            // A new reader each time: only the token is kept.
            var tail = new EventTail(directory, EventPosition.parse(position.token()));
            for (var batch = tail.read(); ; batch = tail.read()) {
                assertThat(batch.fromStart()).isFalse();
                batch.events().forEach(event -> seen.add(((LogEvent.Scalar) event).tag() + event.step()));
                position = batch.position();
                if (batch.complete()) {
                    break;
                }
            }
        }
        assertThat(seen).hasSize(40).doesNotHaveDuplicates().contains("loss30", "user/metric30");
    }

    @Test
    void aFileThatComesLaterMayHaveAnEarlierName() throws IOException {
        scalar(OURS, "loss", 1, 1);
        var tail = new EventTail(directory, EventPosition.START);
        assertThat(events(tail)).hasSize(1);
        scalar(EARLIER, "old", 1, 1);
        scalar(OURS, "loss", 2, 2);
        assertThat(events(tail)).extracting(LogEvent::step).containsExactly(1L, 2L);
        assertThat(tail.read().complete()).isTrue();
    }

    @Test
    void aFileOfTheSameNameAndLengthWithOtherContentIsReadAnew() throws IOException {
        scalar(OURS, "loss", 1, 1);
        var tail = new EventTail(directory, EventPosition.START);
        var position = last(tail);
        Files.delete(directory.resolve(OURS));
        scalar(OURS, "loss", 1, 9);
        for (var each : List.of(tail, new EventTail(directory, EventPosition.parse(position.token())))) {
            var first = each.read();
            assertThat(first.fromStart()).isTrue();
            assertThat(first.warnings()).singleElement().asString().contains(OURS, "replaced");
            assertThat(events(each)).extracting(LogEvent::step).containsExactly(1L);
        }
    }

    @Test
    void whatAFileSaidGoesWithTheFile() throws IOException {
        scalar(OURS, "loss", 1, 1);
        scalar(LATER, "user/metric", 1, 1);
        var tail = new EventTail(directory, EventPosition.START);
        events(tail);
        Files.delete(directory.resolve(LATER));
        assertThat(tail.read().fromStart()).isTrue();
        assertThat(events(tail))
                .extracting(event -> ((LogEvent.Scalar) event).tag())
                .containsExactly("loss");
    }

    @Test
    void aRotatedFileIsReadOnceUnderItsNewName() throws IOException {
        scalar(OURS, "loss", 1, 1);
        var tail = new EventTail(directory, EventPosition.START);
        events(tail);
        Files.move(directory.resolve(OURS), directory.resolve(OURS + ".1"));
        scalar(OURS, "loss", 2, 2);
        assertThat(tail.read().fromStart()).isTrue();
        assertThat(events(tail)).extracting(LogEvent::step).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void positionsOfOlderVersionsAreGoodWhereTheyAreClear() throws IOException {
        scalar(OURS, "loss", 1, 1);
        var read = Files.size(directory.resolve(OURS));
        scalar(OURS, "loss", 2, 2);
        var old = EventPosition.parse(OURS + ":" + read);
        assertThat(events(new EventTail(directory, old)))
                .extracting(LogEvent::step)
                .containsExactly(2L);
        // It does not say how far an earlier file had been read: better anew than with a gap.
        scalar(EARLIER, "loss", 1, 1);
        assertThat(new EventTail(directory, old).read().fromStart()).isTrue();
    }

    @Test
    void whatIsNoFileIsToldOnceAndStopsNoOther() throws IOException {
        Files.createDirectory(directory.resolve(EARLIER));
        scalar(OURS, "loss", 1, 1);
        var tail = new EventTail(directory, EventPosition.START);
        assertThat(tail.read().warnings()).singleElement().asString().contains(EARLIER, "not a regular file");
        assertThat(events(tail)).hasSize(1);
        scalar(OURS, "loss", 2, 2);
        var second = tail.read();
        assertThat(second.warnings()).isEmpty();
        assertThat(second.events()).hasSize(1);
    }

    @Test
    void whatHoldsDoesNotDependOnWhichFileWasReadFirst() {
        var ours = List.<LogEvent>of(loss(1, 1), loss(2, 2), loss(3, 3));
        var resumed = List.<LogEvent>of(new LogEvent.Restart(3, 0), loss(3, 30));
        var others = List.<LogEvent>of(new LogEvent.Restart(2, 0), user(2, 5), user(4, 6), loss(9, 9));
        var inOrder = new ScalarLog();
        inOrder.accept(OURS, ours);
        inOrder.accept(RESUMED, resumed);
        inOrder.accept(LATER, others);
        var mixed = new ScalarLog();
        mixed.accept(LATER, others);
        mixed.accept(RESUMED, resumed);
        mixed.accept(OURS, ours);
        for (var log : List.of(inOrder, mixed)) {
            // The restart of another writer takes nothing of ours back, nor ours of it.
            assertThat(series(log, "loss").steps()).containsExactly(1, 2, 3, 9);
            assertThat(series(log, "loss").values()).containsExactly(1, 2, 30, 9);
            assertThat(series(log, "user/metric").steps()).containsExactly(2, 4);
        }
    }

    @Test
    void whatGrowsAtTheEndKeepsItsGeneration() {
        var log = new ScalarLog();
        log.accept(OURS, List.of(loss(1, 1)));
        log.accept(RESUMED, List.of(new LogEvent.Restart(2, 0), loss(2, 2)));
        var before = series(log, "loss");
        int generation = before.generation();
        log.accept(RESUMED, List.of(loss(3, 3)));
        assertThat(series(log, "loss")).isSameAs(before);
        assertThat(before.generation()).isEqualTo(generation);
        log.accept(RESUMED, List.of(loss(3, 4)));
        assertThat(series(log, "loss").values()).containsExactly(1, 2, 4);
        assertThat(series(log, "loss") == before && before.generation() == generation)
                .isFalse();
    }

    private static LogEvent.Scalar loss(long step, double value) {
        return new LogEvent.Scalar("loss", step, step, value);
    }

    private static LogEvent.Scalar user(long step, double value) {
        return new LogEvent.Scalar("user/metric", step, step, value);
    }

    private static ScalarSeries series(ScalarLog log, String tag) {
        return Objects.requireNonNull(log.series(tag));
    }

    private static List<LogEvent> events(EventTail tail) throws IOException {
        var all = new ArrayList<LogEvent>();
        for (var batch = tail.read(); !batch.complete(); batch = tail.read()) {
            all.addAll(batch.events());
        }
        return all;
    }

    private static EventPosition last(EventTail tail) throws IOException {
        var batch = tail.read();
        while (!batch.complete()) {
            batch = tail.read();
        }
        return batch.position();
    }

    private void scalar(String file, String tag, long step, double value) throws IOException {
        Files.write(
                directory.resolve(file),
                RecordFraming.frame(EventCodec.scalars(1.7e9 + step, step, Map.of(tag, value))),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
