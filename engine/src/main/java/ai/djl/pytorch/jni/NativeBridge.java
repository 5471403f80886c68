package ai.djl.pytorch.jni;

import ai.djl.Device;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The few native calls of DJL that the engine needs, by raw handle. DJL's own array and block classes are
/// avoided: they cut gradients, abort on bfloat16 and break on newer libtorch.
public final class NativeBridge {
    private NativeBridge() {}

    /// @return handle of a loaded TorchScript module
    public static long load(byte[] archive) {
        try {
            return JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), Device.cpu(), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    public static void deleteModule(long module) {
        PyTorchLibrary.LIB.torchDeleteModule(module);
    }

    /// Calls a method in training mode, in which gradients are recorded.
    ///
    /// @return handle of the returned value
    public static long call(long module, String method, long[] values) {
        return PyTorchLibrary.LIB.moduleRunMethod(module, method, values, true, false);
    }

    public static long valueOf(long number) {
        return PyTorchLibrary.LIB.iValueFromLong(number);
    }

    public static long valueOf(double number) {
        return PyTorchLibrary.LIB.iValueFromDouble(number);
    }

    public static long toLong(long value) {
        return PyTorchLibrary.LIB.iValueToLong(value);
    }

    public static double toDouble(long value) {
        return PyTorchLibrary.LIB.iValueToDouble(value);
    }

    /// @return a new tensor handle that shares the value's data
    public static long toTensor(long value) {
        return PyTorchLibrary.LIB.iValueToTensor(value);
    }

    public static void deleteValue(long value) {
        PyTorchLibrary.LIB.torchDeleteIValue(value);
    }

    public static void deleteTensor(long tensor) {
        PyTorchLibrary.LIB.torchDeleteTensor(tensor);
    }

    /// Settings that libtorch keeps per thread.
    public static void prepareThread(int threads) {
        PyTorchLibrary.LIB.torchSetGradMode(true);
        PyTorchLibrary.LIB.setGraphExecutorOptimize(false);
        PyTorchLibrary.LIB.torchSetNumThreads(threads);
    }

    public static void recordGradients() {
        PyTorchLibrary.LIB.torchSetGradMode(true);
    }

    /// Loads the binding into this process; the libraries it needs must be there.
    public static void loadBinding(Path binding) {
        System.load(binding.toAbsolutePath().toString());
    }

    /// Loads libtorch and the binding as DJL's system properties say: for systems where we do not load them
    /// ourselves.
    public static void loadByProperties() {
        LibUtils.loadLibrary();
    }
}
