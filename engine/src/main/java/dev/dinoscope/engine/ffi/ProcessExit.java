package dev.dinoscope.engine.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// The last moments of a process.
public final class ProcessExit {
    private ProcessExit() {}

    /// When the JVM ends, by a signal, `System.exit` or itself, the process ends at once with the same exit code,
    /// without running the destructors of native libraries.
    ///
    /// The C library runs them while other threads may still be inside the library: what those use is then freed
    /// under them. That was a crash in libtorch's `at::accelerator::getAccelerator` when a process was told to end
    /// (SIGTERM) in the middle of a step: its object had been given back to the allocator, whose list pointer
    /// stood where the table of virtual functions had been. Nothing of ours needs destructors: files are closed
    /// by shutdown hooks, which run before.
    ///
    /// By glibc's `on_exit`; where there is none, nothing changes.
    public static void skipNativeDestructors() {
        Runtime.getRuntime().addShutdownHook(new Thread(ProcessExit::register, "skip-native-destructors"));
    }

    /// The C library calls what was registered last first: so this is done when the JVM is about to end, when the
    /// destructors of all that is loaded are registered.
    private static void register() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup standard = linker.defaultLookup();
        var onExit = standard.find("on_exit");
        var leave = standard.find("_exit");
        if (onExit.isEmpty() || leave.isEmpty()) {
            return;
        }
        // _exit takes the exit code, which on_exit hands to the function as its first argument.
        var call = linker.downcallHandle(onExit.get(), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        try {
            int _ = (int) call.invokeExact(leave.get(), MemorySegment.NULL);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
