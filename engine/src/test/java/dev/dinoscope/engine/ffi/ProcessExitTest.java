package dev.dinoscope.engine.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.process.JavaCommand;
import dev.dinoscope.engine.torch.CompiledLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessExitTest {
    private static final String LIBRARY = """
            #include <stdio.h>
            #include <stdlib.h>
            static void at_exit(void) { puts("freed at exit"); fflush(stdout); }
            __attribute__((constructor)) static void loaded(void) { atexit(at_exit); }
            __attribute__((destructor)) static void unloaded(void) { puts("destroyed"); fflush(stdout); }
            """;

    @TempDir
    private Path folder;

    /// A process with a native library in it.
    static final class Child {
        private Child() {}

        /// @param arguments the library, how destructors are treated, and how the process ends
        public static void main(String[] arguments) throws InterruptedException {
            SymbolLookup.libraryLookup(Path.of(arguments[0]), Arena.global());
            if (arguments[1].equals("skip")) {
                ProcessExit.skipNativeDestructors();
            }
            System.out.println("ready");
            if (arguments[2].equals("exit")) {
                System.exit(7);
            }
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    private record Ended(int code, String output) {}

    private Ended run(Path library, String destructors, String ending) throws IOException, InterruptedException {
        var command =
                JavaCommand.of(folder, "child", Child.class.getName()).with(library.toString(), destructors, ending);
        var process = new ProcessBuilder(command.words()).start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var text = new StringBuilder(String.valueOf(output.readLine()));
            if (ending.equals("signal")) {
                // Process.destroy would close the output as well.
                process.toHandle().destroy();
            }
            output.lines().forEach(line -> text.append(' ').append(line));
            return new Ended(process.waitFor(), text.toString());
        }
    }

    @Test
    void destructorsRunUnderThreadsThatAreStillInside() throws IOException, InterruptedException {
        var library = CompiledLibrary.compile(folder.resolve("library.so"), LIBRARY);
        assertThat(run(library, "keep", "exit").output()).startsWith("ready").contains("freed at exit", "destroyed");
    }

    @Test
    void theyAreSkippedAndTheExitCodeStays() throws IOException, InterruptedException {
        var library = CompiledLibrary.compile(folder.resolve("library.so"), LIBRARY);
        assertThat(run(library, "skip", "exit")).isEqualTo(new Ended(7, "ready"));
        assertThat(run(library, "skip", "signal")).isEqualTo(new Ended(143, "ready"));
    }
}
