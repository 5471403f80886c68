package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Small TorchScript methods that build and read lists and move tensors between devices. They stand for calls
/// of the Java binding that break on other versions of libtorch.
final class TensorTools {
    private final TorchProgram program;

    TensorTools(Libtorch libtorch, Scope scope) {
        Program tools = ProgramBuilder.withoutModel(Precision.F32, Device.CPU)
                .define("empty(self) -> List[Tensor]", List.of("return annotate(List[Tensor], [])"))
                .define(
                        "push(self, list: List[Tensor], x: Tensor) -> int",
                        List.of("_o = torch.append(list, x)", "return torch.len(list)"))
                .define("length(self, list: List[Tensor]) -> int", List.of("return torch.len(list)"))
                .define("element(self, list: List[Tensor], i: int) -> Tensor", List.of("return list[i]"))
                .define("number(self, x: Tensor) -> float", List.of("return float(torch.item(x))"))
                .define(
                        "to_host(self, x: Tensor) -> Tensor",
                        List.of("return torch.contiguous(torch.to(torch.detach(x), torch.device(\"cpu\")))"))
                .define("empty_host(self, x: Tensor) -> Tensor", List.of("return " + emptyHost("False")))
                .define("empty_pinned(self, x: Tensor) -> Tensor", List.of("return " + emptyHost("True")))
                .define(
                        "assign(self, x: Tensor, y: Tensor) -> int",
                        List.of("_o = torch.copy_(torch.detach(x), y, True)", "return 0"))
                .define(
                        "zeros_like(self, list: List[Tensor]) -> List[Tensor]",
                        List.of(
                                "out = annotate(List[Tensor], [])",
                                "for x in list:",
                                "  _o = torch.append(out, torch.zeros_like(torch.detach(x)))",
                                "return out"))
                .define(
                        "scalars_like(self, list: List[Tensor]) -> List[Tensor]",
                        List.of(
                                "out = annotate(List[Tensor], [])",
                                "for x in list:",
                                "  _o = torch.append(out, torch.zeros([], dtype=6, device=ops.prim.device(x)))",
                                "return out"))
                .define("dirty(self) -> Tensor", dirty())
                .build();
        this.program = libtorch.load(scope, tools);
    }

    /// Row-major, whatever the strides of `x`.
    private static String emptyHost(String pinned) {
        return "torch.empty_like(torch.detach(x), dtype=None, layout=None, device=torch.device(\"cpu\"), pin_memory="
                + pinned + ", memory_format=0)";
    }

    /// Blocks of 64 bytes to 8 MiB, in all about 50 MiB, whose bits are those of NaN in every floating type.
    private static List<String> dirty() {
        List<String> body = new ArrayList<>(List.of("blocks = annotate(List[Tensor], [])"));
        for (int bytes = 64; bytes <= 8 << 20; bytes *= 2) {
            int count = bytes <= 64 << 10 ? 32 : bytes <= 1 << 20 ? 8 : 2;
            body.add("for _ in range(" + count + "):");
            body.add("  _o = torch.append(blocks, torch.full([" + bytes / Integer.BYTES
                    + "], -1, dtype=3, device=torch.device(\"cpu\")))");
        }
        body.add("return torch.full([1], 0, dtype=3, device=torch.device(\"cpu\"))");
        return body;
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
