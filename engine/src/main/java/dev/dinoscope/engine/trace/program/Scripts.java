package dev.dinoscope.engine.trace.program;

import java.util.List;

/// Pieces of TorchScript that several writers need.
public final class Scripts {
    private Scripts() {}

    /// Appends the tensors of an optional list, as `torch.grad` returns it, to a plain list.
    public static List<String> appendPresent(String optional, String plain) {
        return List.of(
                "for i in range(torch.len(" + optional + ")):",
                "  g = " + optional + "[i]",
                "  if g is not None:",
                "    _o = torch.append(" + plain + ", unchecked_cast(Tensor, g))",
                "  else:",
                "    ops.prim.RaiseException(\"a gradient is missing\")");
    }
}
