package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.script.ToolScripts;
import java.util.List;
import java.util.stream.LongStream;

/// Small TorchScript methods that build and read lists and move tensors between devices. They stand for calls
/// of the Java binding that break on other versions of libtorch.
final class TensorTools {
    private final TorchProgram program;

    TensorTools(Libtorch libtorch, Scope scope) {
        ProgramBuilder tools = ProgramBuilder.withoutModel(Precision.F32, Device.CPU);
        ToolScripts.all().forEach(tools::define);
        this.program = libtorch.load(scope, tools.build());
    }

    /// Seeds the random numbers of this process, on all devices.
    void seed(long seed) {
        program.whole("seed", Value.of(seed));
    }

    NativeList list(Scope scope, Iterable<NativeTensor> tensors) {
        NativeList list = program.list(scope, "empty");
        tensors.forEach(t -> program.whole("push", list, t));
        return list;
    }

    List<NativeTensor> elements(Scope scope, NativeList list) {
        return LongStream.range(0, program.whole("length", list))
                .mapToObj(i -> program.tensor(scope, "element", list, Value.of(i)))
                .toList();
    }

    NativeList zerosLike(Scope scope, NativeList list) {
        return program.list(scope, "zeros_like", list);
    }

    /// One zero scalar for each tensor of the list.
    NativeList scalarsLike(Scope scope, NativeList list) {
        return program.list(scope, "scalars_like", list);
    }

    /// Leaves free memory behind that is full of NaN, so that a kernel which reads what it never wrote shows it.
    ///
    /// @return what lies behind that memory and keeps it from going back to the system, while its scope is open
    NativeTensor dirtyMemory(Scope scope) {
        return program.tensor(scope, "dirty");
    }

    double number(NativeTensor scalar) {
        return program.real("number", scalar);
    }

    /// A contiguous copy on the CPU; the tensor itself if it is that already.
    NativeTensor toHost(Scope scope, NativeTensor tensor) {
        return program.tensor(scope, "to_host", tensor);
    }

    /// Memory on the host to fill and [#assign]: for a tensor of a GPU pinned, so that the copy needs no
    /// wait. libtorch hands pinned memory out again only when the copies from it have ended.
    NativeTensor staging(Scope scope, NativeTensor target) {
        return program.tensor(scope, target.isOnCpu() ? "empty_host" : "empty_pinned", target);
    }

    /// Copies; work that a GPU does later on the same stream sees the new values.
    void assign(NativeTensor target, NativeTensor source) {
        program.whole("assign", target, source);
    }
}
