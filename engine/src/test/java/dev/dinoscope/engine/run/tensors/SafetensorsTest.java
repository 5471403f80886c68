package dev.dinoscope.engine.run.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.run.files.DamagedFileException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    private static final List<ElementType> TYPES = List.of(ElementType.values());

    @TempDir
    private Path directory;

    @Test
    void randomTensorsOfEveryTypeReadBackBitForBit() throws IOException {
        var random = new Random(3);
        for (int round = 0; round < 40; round++) {
            var tensors = new ArrayList<StoredTensor>();
            for (int i = 0; i < random.nextInt(8); i++) {
                tensors.add(random("t" + i + "·名", random));
            }
            var file = directory.resolve("round.safetensors");
            Safetensors.write(file, tensors, Map.of("step", "" + round, "é\"", "\n"));
            try (var read = Safetensors.open(file)) {
                assertThat(read.metadata()).containsEntry("step", "" + round).containsEntry("é\"", "\n");
                assertThat(read.tensors()).hasSize(tensors.size());
                for (var tensor : tensors) {
                    var back = read.tensor(tensor.name());
                    assertThat(back.shape()).isEqualTo(tensor.shape());
                    assertThat(back.type()).isEqualTo(tensor.type());
                    assertThat(back.data().mismatch(tensor.data())).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void wideElementsComeFirstSoThatEveryTensorIsAligned() throws IOException {
        var file = directory.resolve("mixed.safetensors");
        var bytes = StoredTensor.ofBytes("bytes", List.of(3L), new byte[] {1, 2, 3});
        var halves = StoredTensor.ofHalves("halves", List.of(1L), new float[] {1.5f});
        var longs = StoredTensor.ofLongs("longs", List.of(), new long[] {7});
        Safetensors.write(file, List.of(bytes, halves, longs), Map.of());
        try (var read = Safetensors.open(file)) {
            assertThat(read.tensors().sequencedKeySet()).containsExactly("longs", "halves", "bytes");
            assertThat(read.tensor("halves").toFloats()).containsExactly(1.5f);
            assertThat(read.tensor("longs").longAt(0)).isEqualTo(7);
            assertThatThrownBy(() -> read.tensor("nothing")).hasMessageContaining("longs, halves, bytes");
        }
    }

    @Test
    void halvesOfBothKindsConvert() {
        var bf16 = new StoredTensor(
                "b", ElementType.BF16, List.of(1L), MemorySegment.ofArray(new byte[] {(byte) 0x49, 0x40}));
        assertThat(bf16.toFloats()).containsExactly(3.140625f);
        var f16 = StoredTensor.ofHalves("h", List.of(3L), new float[] {0.1f, 70000f, -0f});
        assertThat(f16.toFloats()).containsExactly(0.099975586f, Float.POSITIVE_INFINITY, -0f);
    }

    @Test
    void aFileCutAtAnyByteIsRefusedByName() throws IOException {
        var file = directory.resolve("whole.safetensors");
        Safetensors.write(
                file, List.of(StoredTensor.ofFloats("w", List.of(2L, 2L), new float[] {1, 2, 3, 4})), Map.of("a", "b"));
        var bytes = Files.readAllBytes(file);
        var cut = directory.resolve("cut.safetensors");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Safetensors.open(cut).close())
                    .isInstanceOf(DamagedFileException.class)
                    .hasMessageContaining("cut.safetensors is damaged");
        }
        Files.write(cut, Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> Safetensors.open(cut)).hasMessageContaining("1 bytes follow the last tensor");
    }

    @Test
    void headersThatLieAreRefused() throws IOException {
        var one = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        assertRefused("{" + one + "," + one + "}", 4, "the key \"a\" stands twice");
        assertRefused("{" + one + ",\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}", 4, "overlaps");
        assertRefused("{" + one + ",\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[6,8]}}", 8, "hole");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", 4, "does not fit");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 4, "negative");
        assertRefused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
                0,
                "more bytes");
        assertRefused("{\"a\":{\"dtype\":\"Q7\",\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "not supported");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}", 4, "odd shape");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "data_offsets");
        assertRefused("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", 4, "does not fit");
        assertRefused("{" + one + "} x", 4, "JSON");
        assertRefused("[]", 0, "JSON object");
        assertRefused("{\"__metadata__\":{\"a\":1}}", 0, "where text belongs");
    }

    private void assertRefused(String header, int dataBytes, String reason) throws IOException {
        var json = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        var file = Files.write(directory.resolve("lie.safetensors"), bytes.array());
        assertThatThrownBy(() -> Safetensors.open(file).close())
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining(reason);
    }

    private static StoredTensor random(String name, Random random) {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var shape = new ArrayList<Long>();
        for (int i = random.nextInt(4); i > 0; i--) {
            shape.add((long) random.nextInt(5));
        }
        var bytes = new byte[(int) StoredTensor.byteSize(type, shape)];
        random.nextBytes(bytes);
        return new StoredTensor(name, type, shape, MemorySegment.ofArray(bytes));
    }
}
