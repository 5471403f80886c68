package dev.dinoscope.engine.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.NativeBridge;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// libtorch, started once in this process. Everything native is reached from here.
///
/// A process trains on one thread at a time, because libtorch keeps one random generator per process.
public final class Libtorch {
    private final LeakDetector leaks;
    private final int threads;
    private final int gpus;
    private final StableShim shim;
    private final Path folder;
    private final TensorTools tools;
    private final TensorMemory memory = new TensorMemory(this);

    private Libtorch(LibtorchSettings settings) throws Exception {
        settings.apply();
        this.leaks = LeakDetector.fromProperty();
        this.threads = settings.threads();
        this.gpus = Engine.getEngine("PyTorch").getGpuCount();
        this.folder = Path.of(NativeBridge.libraryFolder());
        this.shim = new StableShim(folder);
        // The tools live as long as the process; they are no leak.
        Scope forever = new Scope("libtorch", new LeakDetector(LeakDetector.Level.OFF));
        this.tools = run("libtorch-start", () -> new TensorTools(this, forever));
    }

    /// Loads libtorch. Call it once per process and pass the result around.
    ///
    /// @throws TorchException if there is no libtorch, or it cannot be used
    public static Libtorch start(LibtorchSettings settings) {
        try {
            Libtorch libtorch = new Libtorch(settings);
            libtorch.requireHealthy();
            return libtorch;
        } catch (TorchException e) {
            throw e;
        } catch (Exception | UnsatisfiedLinkError e) {
            throw new TorchException("libtorch cannot be started: " + e.getMessage(), e);
        }
    }

    private void requireHealthy() {
        List<SelfTest.Check> failed = SelfTest.run(this, Device.CPU).stream()
                .filter(check -> !check.passed())
                .toList();
        if (!failed.isEmpty()) {
            SelfTest.Check first = failed.getFirst();
            throw new TorchException("libtorch " + version() + " in " + folder + " computes wrong results (self-test, "
                    + first.name() + ": " + first.detail() + "). Use another libtorch: unset "
                    + LibtorchSettings.LIBRARY_VARIABLE + ", or point it to one between 2.7 and 2.13");
        }
    }

    /// The version that was loaded.
    public String version() {
        return LibtorchVersion.of(folder);
    }

    /// Runs work on a thread that programs may run on, and waits for it.
    public <T> T run(String name, Callable<T> work) throws Exception {
        return EngineThread.call(name, () -> NativeBridge.prepareThread(threads), work);
    }

    /// A new owner of native values. Close it.
    public Scope scope(String name) {
        return new Scope(name, leaks);
    }

    /// @throws TorchException if libtorch refuses the program
    public TorchProgram load(Scope scope, Program program) {
        return new TorchProgram(this, scope, program, program.archive());
    }

    public TensorMemory memory() {
        return memory;
    }

    public LeakDetector leaks() {
        return leaks;
    }

    /// The devices programs can be traced for.
    public List<Device> devices() {
        return Stream.concat(Stream.of(Device.CPU), IntStream.range(0, gpus).mapToObj(Device::cuda))
                .toList();
    }

    /// Threads of one operation.
    public int threads() {
        return threads;
    }

    /// The folder libtorch was loaded from.
    public Path folder() {
        return folder;
    }

    /// A list that shares these tensors.
    public NativeList list(Scope scope, Iterable<NativeTensor> tensors) {
        return tools.list(scope, tensors);
    }

    /// The tensors of a list, owned by the scope.
    public List<NativeTensor> elements(Scope scope, NativeList list) {
        return tools.elements(scope, list);
    }

    TensorTools tools() {
        return tools;
    }

    StableShim shim() {
        return shim;
    }
}
