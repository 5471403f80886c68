package dev.dinoscope.engine.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.util.Locale;

/// Which of the system's errors an [IOException] stands for. The JDK drops the number and keeps `strerror` of it, which
/// speaks the language of the user; so the system is asked for the same text.
public enum SystemErrors {
    /// `ENOSPC`: no space left on the device.
    NO_SPACE(28, 28),
    /// `EDQUOT`: the user's quota is used up.
    QUOTA_EXCEEDED(122, 69),
    /// `EROFS`: the file system cannot be written.
    READ_ONLY(30, 30),
    /// `EMFILE`: the process has as many open files as it may.
    TOO_MANY_FILES(24, 24);

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    private static final long LONGEST = 4 << 10;

    private final int linux;
    private final int mac;

    SystemErrors(int linux, int mac) {
        this.linux = linux;
        this.mac = mac;
    }

    /// Whether the fault says so, in whatever language.
    public boolean isCauseOf(IOException fault) {
        var said = fault instanceof FileSystemException file ? file.getReason() : fault.getMessage();
        var text = text();
        return said != null && !text.isBlank() && said.contains(text);
    }

    /// What the system calls it, in the language of this process.
    String text() {
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("strerror");
        if (function.isEmpty()) {
            return "";
        }
        try {
            var strerror = linker.downcallHandle(function.get(), FunctionDescriptor.of(ADDRESS, JAVA_INT));
            var text = (MemorySegment) strerror.invokeExact(MAC ? mac : linux);
            return text.address() == 0 ? "" : text.reinterpret(LONGEST).getString(0, charset());
        } catch (Throwable thrown) {
            throw NativeFault.of(thrown);
        }
    }

    /// The one by which the JDK reads the same text.
    private static Charset charset() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), Charset.defaultCharset());
    }
}
