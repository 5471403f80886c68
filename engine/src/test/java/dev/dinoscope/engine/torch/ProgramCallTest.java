package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.nn.Embedding;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEngine
class ProgramCallTest {
    private final Libtorch libtorch;

    ProgramCallTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private NamedTensors tensors(Scope scope, Input... inputs) {
        ProgramBuilder builder = ProgramBuilder.withoutModel(Precision.F32, Device.CPU);
        builder.method("f", List.of(inputs), in -> Outputs.none());
        return libtorch.load(scope, builder.build()).inputs(scope, "f");
    }

    @Test
    void aFaultPointsAtTheModuleAndTheJavaLine() {
        Embedding table = new Embedding(10, 4, 1);
        ProgramBuilder builder = new ProgramBuilder(table, Precision.F32, Device.CPU);
        builder.method(
                "look_up", List.of(Input.of("ids", DType.I64, 2)), in -> Outputs.of("y", table.apply(in.get("ids"))));
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NativeList parameters = program.allocate(scope);
            NamedTensors ids = program.inputs(scope, "look_up");
            libtorch.memory().write(ids.get("ids"), 3L, 99L);
            assertThatThrownBy(() -> program.call(scope, "look_up", parameters, ids))
                    .isInstanceOf(TorchFault.class)
                    .hasMessageContaining("method look_up failed: index out of range in self (Embedding.java:");
        }
    }

    @Test
    void everyElementTypeSurvivesTheRoundTrip() {
        double[] values = {0, 1, 2, 96};
        try (Scope scope = libtorch.scope("test")) {
            for (DType type : List.of(DType.F32, DType.F64, DType.I64)) {
                NativeTensor tensor = tensors(scope, Input.of("x", type, 2, 2)).get("x");
                libtorch.memory().writeRounded(tensor, values);
                assertThat(tensor.dtype()).isEqualTo(type);
                assertThat(libtorch.memory().doubles(tensor)).containsExactly(values);
            }
            NativeTensor half = tensors(scope, Input.of("x", DType.F16, 2)).get("x");
            libtorch.memory().write(half, MemorySegment.ofArray(new short[] {Float.floatToFloat16(1.5f), 0}));
            assertThat(libtorch.memory().doubles(half)).containsExactly(1.5, 0);
            NativeTensor low = tensors(scope, Input.of("x", DType.BF16, 1)).get("x");
            libtorch.memory().write(low, MemorySegment.ofArray(new short[] {(short) (Float.floatToIntBits(-2.5f) >> 16)
            }));
            assertThat(libtorch.memory().doubles(low)).containsExactly(-2.5);
        }
    }

    @Test
    void aWrongNumberOfBytesIsRefused() {
        try (Scope scope = libtorch.scope("test")) {
            NativeTensor tensor = tensors(scope, Input.of("x", DType.F32, 3)).get("x");
            assertThatThrownBy(() -> libtorch.memory().write(tensor, 1f, 2f))
                    .hasMessageContaining("tensor [3] of F32 takes 12 bytes, not 8");
        }
    }

    @Test
    void theLeakDetectorNamesWhatWasNotClosed() {
        long before = libtorch.leaks().liveHandles();
        Scope scope = libtorch.scope("forgotten");
        tensors(scope, Input.of("x", DType.F32, 3));
        assertThat(libtorch.leaks().liveHandles()).isGreaterThan(before);
        assertThat(libtorch.leaks().report())
                .anySatisfy(handle -> assertThat(handle.getStackTrace())
                        .anyMatch(f -> f.getClassName().equals(ProgramCallTest.class.getName())));
        scope.close();
        assertThat(libtorch.leaks().liveHandles()).isEqualTo(before);
    }

    @Test
    void aClosedTensorIsRefused() {
        Scope scope = libtorch.scope("test");
        NativeTensor tensor = tensors(scope, Input.of("x", DType.F32, 3)).get("x");
        scope.close();
        assertThatThrownBy(tensor::shape).hasMessageContaining("its scope has ended");
    }

    @Test
    void theSelfTestPasses() {
        assertThat(SelfTest.run(libtorch, Device.CPU)).hasSize(14).allMatch(SelfTest.Check::passed);
    }
}
