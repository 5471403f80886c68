package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.Script;
import org.junit.jupiter.api.Test;

@OnEngine
class OutOfMemoryTest {
    private final Libtorch libtorch;

    OutOfMemoryTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    @Test
    void theCpusRefusalTellsHowMuchWasWanted() {
        ProgramBuilder builder = ProgramBuilder.withoutModel(Precision.F32, Device.CPU)
                .define(Script.of("""
                        def huge(self) -> Tensor:
                          return torch.zeros([1099511627776, 1024], dtype=6)
                        """).method());
        try (Scope scope = libtorch.scope("test")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            assertThatThrownBy(() -> program.tensor(scope, "huge"))
                    .isInstanceOf(TorchFault.class)
                    .hasMessageContainingAll(
                            "method huge, out of memory on the CPU", "4194304.00 GiB", "train.micro_batch");
        }
    }

    @Test
    void aGpusRefusalTellsItsNumbers() {
        assertThat(OutOfMemory.explain("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 1 has a total capacity of"
                        + " 79.11 GiB of which 1.19 GiB is free. Including non-PyTorch memory, this process has 77.90"
                        + " GiB memory in use. Of the allocated memory 75.01 GiB is allocated by PyTorch, and 1.50 GiB is"
                        + " reserved by PyTorch but unallocated. If reserved but unallocated memory is large try setting"
                        + " PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation."))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "out of memory on cuda:1: tried to allocate 2.00 GiB, 1.19 GiB free, of 79.11 GiB in"
                                        + " total, 77.90 GiB held by this process, 75.01 GiB of it in tensors, 1.50 GiB"
                                        + " reserved but split too small\n"));
        assertThat(OutOfMemory.explain("CUDA error: out of memory")).isPresent();
        assertThat(OutOfMemory.explain("The size of tensor a (3) must match")).isEmpty();
    }
}
