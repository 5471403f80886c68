package dev.dinoscope.engine.data.decode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dinoscope.engine.ffi.NativeFault;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// The TurboJPEG library, version 2 or 3, where the system has it (Debian: `libturbojpeg0`): called by FFM.
final class TurboJpeg {
    static final int RGB = 0;
    static final int CMYK = 11;

    /// Colour spaces of the header from which only inks can be had.
    static final int SPACE_CMYK = 3;

    static final int SPACE_YCCK = 4;

    /// Gives up on files with hundreds of progressive scans, which decode for minutes.
    private static final int LIMIT_SCANS = 32768;

    private static final int FATAL = 1;

    /// JMSG_LENGTH_MAX, with the zero at its end.
    private static final long MAX_MESSAGE = 200;

    private static final List<String> FILES =
            List.of("libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.0.dylib", "libturbojpeg.dylib");

    private final String file;
    private final MethodHandle init;
    private final MethodHandle header;
    private final MethodHandle decompress;
    private final MethodHandle message;
    private final MethodHandle severity;
    private final MethodHandle destroy;

    private static final class Found {
        static final Optional<TurboJpeg> LIBRARY = search();
    }

    private TurboJpeg(String file, SymbolLookup symbols) {
        this.file = file;
        this.init = function(symbols, "tjInitDecompress", FunctionDescriptor.of(ADDRESS));
        this.header = function(
                symbols,
                "tjDecompressHeader3",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.decompress = function(
                symbols,
                "tjDecompress2",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                        JAVA_INT));
        this.message = function(symbols, "tjGetErrorStr2", FunctionDescriptor.of(ADDRESS, ADDRESS));
        this.severity = function(symbols, "tjGetErrorCode", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.destroy = function(symbols, "tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    private static MethodHandle function(SymbolLookup symbols, String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type);
    }

    /// The library; empty when the system has none, or one of another make.
    static Optional<TurboJpeg> find() {
        return Found.LIBRARY;
    }

    private static Optional<TurboJpeg> search() {
        var cLong = Linker.nativeLinker().canonicalLayouts().get("long");
        if (cLong == null || cLong.byteSize() != JAVA_LONG.byteSize()) {
            return Optional.empty(); // lengths are C longs, which Windows keeps short
        }
        return FILES.stream().flatMap(file -> open(file).stream()).findFirst();
    }

    private static Optional<TurboJpeg> open(String file) {
        try {
            return Optional.of(new TurboJpeg(file, SymbolLookup.libraryLookup(file, Arena.global())));
        } catch (RuntimeException _) {
            return Optional.empty(); // not here, or without what is needed: ImageIO does it then
        }
    }

    String file() {
        return file;
    }

    /// A decompressor; to be destroyed.
    MemorySegment init() {
        try {
            var handle = (MemorySegment) init.invokeExact();
            if (handle.equals(MemorySegment.NULL)) {
                throw new IllegalStateException(file + " cannot make a decompressor: out of memory");
            }
            return handle;
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    /// @param into four ints: width, height, subsampling, colour space
    /// @return whether all is well; [#message] says what is not
    boolean header(MemorySegment handle, MemorySegment jpeg, MemorySegment into) {
        try {
            int status = (int) header.invokeExact(
                    handle, jpeg, jpeg.byteSize(), into, into.asSlice(4), into.asSlice(8), into.asSlice(12));
            return status == 0;
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    /// @param width smaller than the image's, by one of libjpeg's scales, decodes at that scale
    /// @return whether all is well; [#message] says what is not, which may be a mere warning
    boolean decompress(
            MemorySegment handle, MemorySegment jpeg, MemorySegment into, int width, int height, int pixelFormat) {
        try {
            int status = (int) decompress.invokeExact(
                    handle, jpeg, jpeg.byteSize(), into, width, 0, height, pixelFormat, LIMIT_SCANS);
            return status == 0;
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    /// What the last call had to complain about.
    String message(MemorySegment handle) {
        try {
            var text = (MemorySegment) message.invokeExact(handle);
            return text.reinterpret(MAX_MESSAGE).getString(0);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    /// Whether the last complaint was an error; otherwise it was a warning, and the image is there.
    boolean isFatal(MemorySegment handle) {
        try {
            return (int) severity.invokeExact(handle) == FATAL;
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }

    void destroy(MemorySegment handle) {
        try {
            int _ = (int) destroy.invokeExact(handle);
        } catch (Throwable e) {
            throw NativeFault.of(e);
        }
    }
}
