package dev.dinoscope.engine.trace;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// One line of a trace: what it calls on what, the values it defines, and where it comes from.
///
/// @param arguments in TorchScript's order: tensors, lists, shapes, numbers, flags, an element type, a device; a string
///     stands for itself
/// @param reads the tensors among the arguments, those in lists too
public record Statement(
        List<Tensor> defines, Callee callee, List<Object> arguments, List<Tensor> reads, SourceLine origin) {
    static List<Tensor> tensors(List<Object> arguments) {
        return arguments.stream().flatMap(Statement::tensorsOf).toList();
    }

    private static Stream<Tensor> tensorsOf(Object argument) {
        return switch (argument) {
            case Tensor tensor -> Stream.of(tensor);
            case Collection<?> list ->
                list.stream().filter(Tensor.class::isInstance).map(Tensor.class::cast);
            default -> Stream.empty();
        };
    }

    Tensor operand() {
        return reads.getFirst();
    }

    Tensor result() {
        return defines.getFirst();
    }
}
