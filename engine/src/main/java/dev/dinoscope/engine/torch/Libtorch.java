package dev.dinoscope.engine.torch;

import ai.djl.pytorch.jni.NativeBridge;
import dev.dinoscope.engine.ffi.ProcessExit;
import dev.dinoscope.engine.torch.gpu.DeviceMemory;
import dev.dinoscope.engine.torch.gpu.GpuReading;
import dev.dinoscope.engine.torch.gpu.GpuSource;
import dev.dinoscope.engine.torch.handle.LeakDetector;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.StableShim;
import dev.dinoscope.engine.torch.handle.TorchException;
import dev.dinoscope.engine.torch.library.LibtorchChoice;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.program.ConvolutionKernels;
import dev.dinoscope.engine.trace.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// libtorch, started once in this process. Everything native is reached from here.
///
/// A process trains on one thread at a time, because libtorch keeps one random generator per process.
public final class Libtorch {
    private final LeakDetector leaks;
    private final int threads;
    private final StableShim shim;
    private final LibtorchFolder library;
    private final TorchContext context;
    private final OneDnn oneDnn;
    private final Optional<CudaRuntime> cuda;
    private final TensorTools tools;
    private final TensorMemory memory = new TensorMemory(this);
    private final FreedMemory freed = new FreedMemory();

    private Libtorch(LibtorchFolder library, LibtorchOptions settings) throws Exception {
        NativeLibraries.load(library, settings.bundled());
        this.leaks = LeakDetector.fromProperty();
        this.threads = settings.threads();
        this.library = library;
        this.shim = new StableShim(library);
        this.context = new TorchContext(library);
        this.oneDnn = new OneDnn(this);
        this.cuda = CudaRuntime.of(library);
        ProcessExit.skipNativeDestructors();
        // The tools live as long as the process; they are no leak.
        Scope forever = new Scope("libtorch", new LeakDetector(LeakDetector.Level.OFF));
        this.tools = run("libtorch-start", () -> new TensorTools(this, forever));
    }

    /// Loads libtorch. Call it once per process and pass the result around.
    ///
    /// One that was never used here is first tried in a process of its own, which takes some seconds, once.
    ///
    /// @throws UnusableLibtorchException if the one that was chosen cannot be used
    /// @throws TorchException if it cannot be started for another reason
    public static Libtorch start(LibtorchOptions settings) {
        try {
            LibtorchFolder library = settings.libtorch();
            if (settings.choice().origin() != LibtorchChoice.Origin.BUNDLED) {
                LibtorchCheck.ofThisJvm(settings.unpackInto()).require(library);
            }
            return startHere(library, settings);
        } catch (UnusableLibtorchException e) {
            throw e.chosenBy(settings.choice());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TorchException("stopped while libtorch was tried", e);
        } catch (IOException e) {
            throw new TorchException("libtorch cannot be tried: " + e.getMessage(), e);
        }
    }

    /// Loads a libtorch into this process without trying it elsewhere first: one that crashes takes the
    /// process along.
    static Libtorch startHere(LibtorchFolder library, LibtorchOptions settings) {
        try {
            Libtorch libtorch = new Libtorch(library, settings);
            libtorch.requireHealthy(Device.CPU);
            return libtorch;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception | UnsatisfiedLinkError e) {
            throw new TorchException(library + " cannot be started: " + e.getMessage(), e);
        }
    }

    /// Checks that a device computes what it should.
    ///
    /// @throws UnusableLibtorchException if it does not
    public void requireHealthy(Device device) {
        SelfTest.run(this, device).stream()
                .filter(check -> !check.passed())
                .findFirst()
                .ifPresent(failed -> {
                    throw new UnusableLibtorchException(
                            library.toString(),
                            "it computes wrong results on " + device + " (self-test, " + failed.name() + ": "
                                    + failed.detail() + ")",
                            "use another, from 2.7 to 2.13: dinoscope torch --find");
                });
    }

    /// The version that was loaded.
    public String version() {
        return library.version();
    }

    /// The version, and what of it is not used here: what two runs must share to agree bit for bit.
    public String build() {
        return version() + (oneDnn.fault().isPresent() ? " without oneDNN's convolutions" : "");
    }

    /// Runs work on a thread that programs may run on, and waits for it.
    public <T> T run(String name, Callable<T> work) throws Exception {
        return EngineThread.call(name, () -> NativeBridge.prepareThread(threads), work);
    }

    /// Runs work on such a thread of its own, also when called from one, and waits for it. What libraries keep for
    /// each thread (pools of memory, scratch space, worker threads) is new to it.
    public <T> T runApart(String name, Callable<T> work) throws Exception {
        return EngineThread.callApart(name, () -> NativeBridge.prepareThread(threads), work);
    }

    /// Memory that native code of this process has freed.
    public FreedMemory freed() {
        return freed;
    }

    /// A new owner of native values. Close it.
    public Scope scope(String name) {
        return new Scope(name, leaks);
    }

    /// Loads a program so that its convolutions are right: those for the CPU are tried first, each once in this
    /// process.
    ///
    /// @throws TorchException if libtorch refuses the program
    public TorchProgram load(Scope scope, Program program) {
        ConvolutionKernels kernels =
                program.device().isCpu() ? oneDnn.kernels(program.convolutions()) : ConvolutionKernels.FASTEST;
        return new TorchProgram(this, scope, program, program.archive(kernels));
    }

    public TensorMemory memory() {
        return memory;
    }

    public LeakDetector leaks() {
        return leaks;
    }

    /// The devices programs can be traced for.
    public List<Device> devices() {
        int gpus = cuda.map(CudaRuntime::deviceCount).orElse(0);
        return Stream.concat(Stream.of(Device.CPU), IntStream.range(0, gpus).mapToObj(Device::cuda))
                .toList();
    }

    /// A device in words, such as `NVIDIA H200, 139.8 of 140.4 GiB free`.
    public String describe(Device device) {
        if (device.isCpu()) {
            return threads + (threads == 1 ? " thread" : " threads");
        }
        Optional<String> busId = busId(device);
        try {
            Optional<GpuReading> reading =
                    busId.isPresent() ? GpuSource.ofThisMachine().read(busId.get()) : Optional.empty();
            return reading.map(gpu -> String.format(Locale.ROOT, "%s, %s free", gpu.name(), gpu.memory()))
                    .orElse("its driver tells nothing about it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not asked";
        }
    }

    /// Where a GPU is plugged in, such as `0000:3B:00.0`; empty for the CPU, or when CUDA does not tell.
    Optional<String> busId(Device device) {
        return cuda.filter(_ -> !device.isCpu()).flatMap(runtime -> runtime.busId(device.index()));
    }

    /// Memory of a GPU that this process uses; empty for the CPU.
    public Optional<DeviceMemory> memory(Device device) {
        return cuda.filter(_ -> !device.isCpu()).flatMap(runtime -> runtime.memory(device.index()));
    }

    /// Whether libtorch was built with CUDA; its devices also need a driver.
    public boolean hasCuda() {
        return cuda.isPresent();
    }

    /// Whether products in float32 may be rounded to TF32 on NVIDIA GPUs: several times as fast, with a
    /// mantissa of 10 bits. Off unless asked for, as in PyTorch; for the whole process. Without effect on the
    /// CPU.
    public void allowTf32(boolean allowed) {
        context.allowTf32(allowed);
    }

    /// Whether oneDNN computes the convolutions on the CPU.
    public OneDnn oneDnn() {
        return oneDnn;
    }

    /// Threads of one operation.
    public int threads() {
        return threads;
    }

    /// The folder libtorch was loaded from.
    public Path folder() {
        return library.libraries();
    }

    /// A list that shares these tensors.
    public NativeList list(Scope scope, Iterable<NativeTensor> tensors) {
        return tools.list(scope, tensors);
    }

    /// The tensors of a list, owned by the scope.
    public List<NativeTensor> elements(Scope scope, NativeList list) {
        return tools.elements(scope, list);
    }

    /// A zero tensor for each of a list.
    public NativeList zerosLike(Scope scope, NativeList list) {
        return tools.zerosLike(scope, list);
    }

    /// A zero scalar of F32 for each of a list, on its device.
    public NativeList scalarsLike(Scope scope, NativeList list) {
        return tools.scalarsLike(scope, list);
    }

    /// Seeds the random numbers that programs draw, on all devices: there is one generator per process.
    public void seed(long seed) {
        tools.seed(seed);
    }

    TensorTools tools() {
        return tools;
    }

    StableShim shim() {
        return shim;
    }
}
