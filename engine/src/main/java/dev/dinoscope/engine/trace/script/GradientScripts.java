package dev.dinoscope.engine.trace.script;

/// Gradients of a loss.
public final class GradientScripts {
    /// Appends the tensors of an optional list, as `torch.grad` returns it, to a plain list.
    private static final Script APPEND_PRESENT = Script.of("""
            for i in range(torch.len({optional})):
              g = {optional}[i]
              if g is not None:
                _o = torch.append({plain}, unchecked_cast(Tensor, g))
              else:
                ops.prim.RaiseException("a gradient is missing")
            """);

    /// At the parameters of all groups, one group after another.
    public static final Script OF_GROUPS = Script.of("""
            def gradients(self, loss: Tensor, {groups}) -> List[Tensor]:
              xs = annotate(List[Tensor], [])
              {collect}
              gs = torch.grad([loss], xs, annotate(List[Optional[Tensor]], [None]), False, False, False)
              out = annotate(List[Tensor], [])
              {present}
              return out
            """).where("present", appendPresent("gs", "out"));

    public static final Script COLLECT_GROUP = Script.of("""
            for x in {group}:
              _o = torch.append(xs, x)
            """);

    /// The outputs of a method and, after them, the gradients of the first one.
    public static final Script BESIDE_OUTPUTS = Script.of("""
            def {name}(self, p: List[Tensor]{inputs}) -> List[Tensor]:
              {cut}
              out = (self).{value}(p{arguments})
              gs = torch.grad([out[0]], [{leaves}], annotate(List[Optional[Tensor]], [None]), False, False, False)
              out[0] = torch.detach(out[0])
              {present}
              return out
            """).where("present", appendPresent("gs", "out"));

    public static final Script CUT = Script.of("""
            {input} = torch.requires_grad_(torch.detach({input}), True)
            """);

    private GradientScripts() {}

    /// Appends the tensors of an optional list, as `torch.grad` returns it, to a plain list.
    public static Script appendPresent(String optional, String plain) {
        return APPEND_PRESENT.where("optional", optional).where("plain", plain);
    }
}
