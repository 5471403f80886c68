package dev.dinoscope.engine.torch.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A folder as Python's package manager leaves it, with files that hold no more than what is looked at before
/// loading.
final class FakeLibtorch {
    private static final String NEW_STRINGS = "_ZN3c105ErrorC1ENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";

    private final Path environment;

    private FakeLibtorch(Path environment) {
        this.environment = environment;
    }

    static FakeLibtorch in(Path environment) throws IOException {
        FakeLibtorch fake = new FakeLibtorch(environment);
        Files.createDirectories(fake.libraries());
        fake.machine(System.getProperty("os.arch").equals("aarch64") ? 0xb7 : 0x3e);
        Files.writeString(fake.libraries().resolve("libc10.so"), NEW_STRINGS);
        return fake.version("2.9.1+cpu", "None", "None");
    }

    Path environment() {
        return environment;
    }

    Path libraries() {
        return environment.resolve("lib/python3.12/site-packages/torch/lib");
    }

    FakeLibtorch version(String version, String cuda, String hip) throws IOException {
        Files.writeString(
                libraries().resolveSibling("version.py"), String.format(Locale.ROOT, """
                from typing import Optional
                __version__ = '%s'
                cuda: Optional[str] = %s
                hip: Optional[str] = %s
                """, version, cuda, hip));
        return this;
    }

    FakeLibtorch machine(int code) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1}).putShort(18, (short) code);
        Files.write(libraries().resolve("libtorch_cpu.so"), header.array());
        return this;
    }

    FakeLibtorch file(String name, String content) throws IOException {
        Files.writeString(libraries().resolve(name), content);
        return this;
    }
}
