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
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.Signature;
import java.util.List;

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

    /// Tensors for the inputs of a method, zero, on the program's device. Write to them with [TensorMemory].
    public NamedTensors inputs(Scope scope, String method) {
        Signature signature = program.signature(method);
        NativeList list = list(scope, method + "_inputs");
        return new NamedTensors(
                signature.inputs().stream().map(i -> i.name()).toList(),
                libtorch.tools().elements(scope, list));
    }

    /// Calls a traced method.
    ///
    /// @param parameters all parameters of the program, in order
    /// @return its outputs by name, owned by the scope
    public NamedTensors call(Scope scope, String method, NativeList parameters, NamedTensors inputs) {
        Signature signature = program.signature(method);
        List<Value> arguments = Arguments.of(signature, inputs, parameters);
        try (Scope local = libtorch.scope("call of " + method)) {
            NativeList results = list(local, method, arguments.toArray(Value[]::new));
            return new NamedTensors(signature.outputs(), libtorch.tools().elements(scope, results));
        }
    }

    /// Calls a method that returns a list of tensors.
    public NativeList list(Scope scope, String method, Value... arguments) {
        return scope.own(new NativeList(scope.leaks(), run(method, arguments)));
    }

    /// Calls a method that returns a tensor.
    public NativeTensor tensor(Scope scope, String method, Value... arguments) {
        return scope.own(new NativeTensor(scope.leaks(), libtorch.shim(), run(method, arguments)));
    }

    /// Calls a method that returns a whole number.
    public long whole(String method, Value... arguments) {
        long value = run(method, arguments);
        try {
            return NativeBridge.toLong(value);
        } finally {
            NativeBridge.deleteValue(value);
        }
    }

    /// Calls a method that returns a real number.
    public double real(String method, Value... arguments) {
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
