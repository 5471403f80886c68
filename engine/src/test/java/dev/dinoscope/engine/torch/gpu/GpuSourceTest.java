package dev.dinoscope.engine.torch.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.torch.CompiledLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Against a tool and a library that answer as NVIDIA's do.
@DisabledOnOs(OS.WINDOWS)
class GpuSourceTest {
    @TempDir
    private Path temporary;

    @Test
    void theToolsAnswerIsReadForTheGpuInQuestion() throws IOException, InterruptedException {
        Path tool = Files.writeString(temporary.resolve("nvidia-smi"), """
                #!/bin/sh
                echo "00000000:3B:00.0, NVIDIA H200, 37, 1024, 143771"
                echo "00000001:3B:00.0, NVIDIA A100-SXM4-80GB MIG 1g, [N/A], 512, 9856"
                """);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        GpuSource source = new NvidiaSmi(tool.toString());
        assertThat(source.read("0000:3b:00.0")).hasValueSatisfying(gpu -> {
            assertThat(gpu.name()).isEqualTo("NVIDIA H200");
            assertThat(gpu.utilisation()).isEqualTo(0.37);
            assertThat(gpu.memory()).hasToString("1.0 of 140.4 GiB");
        });
        assertThat(source.read("0001:3B:00.0"))
                .hasValueSatisfying(gpu -> assertThat(gpu.utilisation()).isNaN());
        assertThat(source.read("0000:AF:00.0")).isEmpty();
        assertThat(new NvidiaSmi(temporary.resolve("absent").toString()).read("0000:3B:00.0"))
                .isEmpty();
    }

    @Test
    void theLibraryIsAsked() throws IOException, InterruptedException {
        Path library = CompiledLibrary.compile(temporary.resolve("libnvidia-ml.so.1"), """
                #include <string.h>
                typedef struct { unsigned long long total, free, used; } memory_t;
                typedef struct { unsigned int gpu, memory; } rates_t;
                int nvmlInit_v2(void) { return 0; }
                int nvmlDeviceGetHandleByPciBusId_v2(const char *id, void **device) {
                    *device = (void *) 7;
                    return strcmp(id, "0000:3B:00.0") ? 6 : 0;
                }
                int nvmlDeviceGetName(void *device, char *name, unsigned int length) {
                    strncpy(name, "NVIDIA H200", length);
                    return device == (void *) 7 ? 0 : 1;
                }
                int nvmlDeviceGetMemoryInfo(void *device, memory_t *memory) {
                    memory->total = 3ull << 30; memory->free = 1ull << 30; memory->used = 2ull << 30;
                    return 0;
                }
                int nvmlDeviceGetUtilizationRates(void *device, rates_t *rates) {
                    rates->gpu = 93; rates->memory = 41;
                    return 0;
                }
                """);
        GpuSource source = Nvml.open(library.toString()).orElseThrow();
        assertThat(source.read("0000:3B:00.0"))
                .contains(new GpuReading("0000:3B:00.0", "NVIDIA H200", 0.93, new DeviceMemory(1L << 30, 3L << 30)));
        assertThat(source.read("0000:AF:00.0")).isEmpty();
        assertThat(Nvml.open(temporary.resolve("absent.so").toString())).isEmpty();
    }
}
