package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes shared libraries that stand for those a machine may have. Tests that need them are skipped without a
/// compiler.
public final class CompiledLibrary {
    private CompiledLibrary() {}

    /// @param flags of the linker, behind the source
    public static Path compile(Path target, String source, String... flags) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "no C compiler");
        Path code = Files.writeString(target.resolveSibling(target.getFileName() + ".c"), source);
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/cc", "-shared", "-fPIC", "-o", target.toString(), code.toString()));
        command.addAll(List.of(flags));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return target;
    }
}
