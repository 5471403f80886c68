package dev.dinoscope.engine.run.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A damaged record costs that record, not those behind it.
class DamagedEventsTest {
    private static final String NAME = "events.out.tfevents.1700000000.dinoscope.7.0";

    @TempDir
    private Path directory;

    @Test
    void aFlippedBitInARecordCostsThatRecord() throws IOException {
        var bytes = records(1, 6);
        bytes[RecordFraming.HEADER + 5] ^= 4;
        assertThat(read(bytes)).containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void aFlippedBitInALengthCostsThatRecord() throws IOException {
        for (int bit = 0; bit < 64; bit++) {
            var bytes = records(1, 6);
            int second = bytes.length / 6;
            bytes[second + bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(bytes)).as("bit " + bit).containsExactly(1, 3, 4, 5, 6);
        }
    }

    @Test
    void aWrongChecksumOfALengthCostsNothing() throws IOException {
        var bytes = records(1, 3);
        bytes[9] ^= 1;
        assertThat(read(bytes)).containsExactly(1, 2, 3);
        assertThat(ScalarLog.read(directory).warnings())
                .singleElement()
                .asString()
                .contains("0 bytes are passed over");
    }

    @Test
    void zerosAndRubbishBetweenRecordsArePassedOver() throws IOException {
        var bytes = join(records(1, 2), new byte[100_000], "rubbish".getBytes(StandardCharsets.UTF_8), records(3, 4));
        assertThat(read(bytes)).containsExactly(1, 2, 3, 4);
        assertThat(ScalarLog.read(directory).warnings())
                .singleElement()
                .asString()
                .contains(NAME, "damaged at byte " + records(1, 2).length, "100007 bytes");
    }

    @Test
    void aTornRecordBehindWhichAnotherProcessWentOnCostsItself() throws IOException {
        var torn = records(3, 3);
        var bytes = join(records(1, 2), Arrays.copyOf(torn, torn.length - 5), records(4, 6));
        assertThat(read(bytes)).containsExactly(1, 2, 4, 5, 6);
    }

    @Test
    void damageLongerThanABatchEndsToo() throws IOException {
        var bytes = join(records(1, 1), new byte[9 << 20], records(2, 2));
        assertThat(read(bytes)).containsExactly(1, 2);
    }

    @Test
    void whatLiesBehindAVeryLongGapIsNotLookedFor() throws IOException {
        var file = directory.resolve(NAME);
        Files.write(file, records(1, 3));
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(6L << 30);
        }
        assertThat(ScalarLog.read(directory).warnings())
                .singleElement()
                .asString()
                .contains("what follows is not looked for");
    }

    @Test
    void atTheEndOfAFileTheReaderWaitsForWhatFollows() throws IOException {
        Files.write(directory.resolve(NAME), join(records(1, 1), new byte[64]));
        var tail = new EventTail(directory, EventPosition.START);
        var first = tail.read();
        assertThat(first.events()).hasSize(1);
        assertThat(first.warnings()).hasSize(1);
        assertThat(tail.read().complete()).isTrue();
        // What a file system showed as zeros turns out to be a record.
        Files.write(directory.resolve(NAME), records(1, 3));
        assertThat(tail.read().events()).extracting(LogEvent::step).containsExactly(2L, 3L);
    }

    @Test
    void aRecordOfAnotherKindIsPassedOver() throws IOException {
        var text = RecordFraming.frame("no protobuf at all".getBytes(StandardCharsets.UTF_8));
        assertThat(read(join(records(1, 1), text, records(2, 2)))).containsExactly(1, 2);
    }

    @Test
    void aLengthThatNoRecordHasIsNoLength() throws IOException {
        var header = ByteBuffer.allocate(RecordFraming.HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(Long.MAX_VALUE).putInt(RecordFraming.maskedCrc(header.array(), 0, 8));
        assertThat(read(join(records(1, 1), header.array(), records(2, 2)))).containsExactly(1, 2);
    }

    private long[] read(byte[] bytes) throws IOException {
        Files.write(directory.resolve(NAME), bytes);
        var log = ScalarLog.read(directory);
        assertThat(log.warnings()).hasSize(1);
        var series = log.series("loss");
        return series == null ? new long[0] : series.steps();
    }

    private static byte[] records(long first, long last) {
        return join(LongStream.rangeClosed(first, last)
                .mapToObj(step -> RecordFraming.frame(EventCodec.scalars(1.7e9, step, Map.of("loss", 1.0))))
                .toArray(byte[][]::new));
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
