package dev.dinoscope.engine.trace.script;

/// Where a step stops being finite.
public final class FiniteScripts {
    /// Flags of the values on the way to the loss.
    public static final Script FORWARD = Script.of("""
            def finite_forward(self, p: List[Tensor]{batch}, seed: int) -> Tensor:
              torch.manual_seed(seed)
              out = (self).{values}(p{arguments})
              return out[0]
            """);

    /// Flags of the gradients of the trained parameters.
    public static final Script BACKWARD =
            Script.of("""
            def finite_backward(self, p: List[Tensor]{batch}, seed: int) -> Tensor:
              torch.manual_seed(seed)
              out = (self).{loss}(p{arguments})
              gs = torch.grad([out[0]], [{leaves}], annotate(List[Optional[Tensor]], [None]), False, False, False)
              present = annotate(List[Tensor], [])
              {present}
              flags = annotate(List[Tensor], [])
              for x in present:
                _o = torch.append(flags, torch.all(torch.isfinite(x)))
              return torch.stack(flags)
            """).where("present", GradientScripts.appendPresent("gs", "present"));

    private FiniteScripts() {}
}
