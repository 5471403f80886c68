package dev.dinoscope.engine.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.NativeBridge;
import dev.dinoscope.engine.torch.handle.LeakDetector;
import dev.dinoscope.engine.torch.handle.NativeHandle;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.TorchException;
import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.Signature;
import dev.dinoscope.engine.trace.script.ScriptMethod;

/// A program loaded into libtorch. Methods are called by name, on an engine thread.
public final class TorchProgram {
    private final Libtorch libtorch;
    private final Program program;
    private final Module module;

    private static final class Module extends NativeHandle {
        private final long handle;

        Module(LeakDetector leaks, long handle) {
            super(leaks, "program");
            this.handle = handle;
        }

        @Override
        protected void free() {
            NativeBridge.deleteModule(handle);
        }
    }

    TorchProgram(Libtorch libtorch, Scope scope, Program program, byte[] archive) {
        EngineThread.require();
        this.libtorch = libtorch;
        this.program = program;
        this.module = scope.own(new Module(scope.leaks(), load(archive)));
    }

    private static long load(byte[] archive) {
        try {
            return NativeBridge.load(archive);
        } catch (EngineException e) {
            throw new TorchException("libtorch cannot load the program: " + e.getMessage(), e);
        }
    }

    public Program program() {
        return program;
    }

    public Libtorch libtorch() {
        return libtorch;
    }

    /// All parameters in the order of the program, not a number until they are initialised.
    public NativeList allocate(Scope scope) {
        return list(scope, "allocate");
    }

    /// Draws the values of parameters from a seed.
    public void initialise(NativeList parameters, long seed) {
        whole("initialise", parameters, Value.of(seed));
    }

    /// Tensors for the inputs of a method or of a step, zero, on the program's device. Write to them with
    /// [TensorMemory].
    ///
    /// @param name see [Program#inputs]
    public NamedTensors inputs(Scope scope, String name) {
        NativeList list = list(scope, name + "_inputs");
        return new NamedTensors(
                program.inputs(name).stream().map(Input::name).toList(),
                libtorch.tools().elements(scope, list));
    }

    /// Calls a traced method.
    ///
    /// @param parameters all parameters of the program, in order
    /// @return its outputs by name, owned by the scope
    public NamedTensors call(Scope scope, String method, NativeList parameters, NamedTensors inputs) {
        Signature signature = program.signature(method);
        try (Scope local = libtorch.scope("call of " + method)) {
            NativeList results = list(local, signature, parameters, inputs);
            return new NamedTensors(signature.outputs(), libtorch.tools().elements(scope, results));
        }
    }

    /// Calls a traced method, whose results may keep their graph.
    ///
    /// @param parameters all parameters of the program, in order
    /// @return all it returns: what its signature names, then the next values of buffers
    public NativeList list(Scope scope, Signature signature, NativeList parameters, NamedTensors inputs) {
        return list(scope, signature.name(), Arguments.of(signature, parameters, inputs));
    }

    /// Calls a method that returns a list of tensors.
    public NativeList list(Scope scope, ScriptMethod method, Arguments arguments) {
        return list(scope, method.name(), arguments.of(method));
    }

    /// Calls a method that returns a tensor.
    public NativeTensor tensor(Scope scope, ScriptMethod method, Arguments arguments) {
        return tensor(scope, method.name(), arguments.of(method));
    }

    /// Calls a method that returns a whole number.
    public long whole(ScriptMethod method, Arguments arguments) {
        return whole(method.name(), arguments.of(method));
    }

    /// Calls a method that returns a list of tensors.
    NativeList list(Scope scope, String method, Value... arguments) {
        return scope.own(new NativeList(scope.leaks(), run(method, arguments)));
    }

    /// Calls a method that returns a tensor.
    NativeTensor tensor(Scope scope, String method, Value... arguments) {
        return scope.own(new NativeTensor(scope.leaks(), libtorch.shim(), run(method, arguments)));
    }

    /// Calls a method that returns a whole number.
    long whole(String method, Value... arguments) {
        long value = run(method, arguments);
        try {
            return NativeBridge.toLong(value);
        } finally {
            NativeBridge.deleteValue(value);
        }
    }

    /// Calls a method that returns a real number.
    double real(String method, Value... arguments) {
        long value = run(method, arguments);
        try {
            return NativeBridge.toDouble(value);
        } finally {
            NativeBridge.deleteValue(value);
        }
    }

    private long run(String method, Value... arguments) {
        EngineThread.require();
        module.requireOpen();
        long[] handles = new long[arguments.length];
        int made = 0;
        try {
            for (; made < handles.length; made++) {
                handles[made] = handle(arguments[made]);
            }
            return NativeBridge.call(module.handle, method, handles);
        } catch (EngineException e) {
            // The method may have failed while it had switched recording off.
            NativeBridge.recordGradients();
            throw TorchFault.translate(program, method, e);
        } finally {
            for (int i = 0; i < made; i++) {
                if (!(arguments[i] instanceof Value.Native)) {
                    NativeBridge.deleteValue(handles[i]);
                }
            }
        }
    }

    private static long handle(Value value) {
        return switch (value) {
            case Value.Whole whole -> NativeBridge.valueOf(whole.number());
            case Value.Real real -> NativeBridge.valueOf(real.number());
            case Value.Native tensors -> tensors.handle();
        };
    }
}
