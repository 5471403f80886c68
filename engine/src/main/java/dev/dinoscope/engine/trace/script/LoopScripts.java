package dev.dinoscope.engine.trace.script;

/// A sum over rows, a chunk of rows at a time, with the gradient of its first output. Gradients are added in place,
/// so that there is one of each.
public final class LoopScripts {
    public static final Script LOOP = Script.of("""
            def {name}(self, p: List[Tensor]{arguments}) -> {returns}:
              graph = torch.is_grad_enabled()
              {sums}
              {gradients}
              {leaves}
              {chunks}
              return {returned}
            """);

    public static final Script SUM = Script.of("""
            sum{i} = torch.zeros({shape}, dtype={type}, {device})
            """);

    public static final Script GRADIENT = Script.of("""
            g_{target} = torch.zeros_like({target})
            """);

    /// Cut from what it was made of.
    public static final Script LEAF = Script.of("""
            {name} = torch.detach({value})
            if graph:
              {name} = torch.requires_grad_({name}, True)
            else:
              pass
            """);

    public static final Script CHUNKS = Script.of("""
            for i in range({times}):
              start = torch.add({from}, torch.mul(i, {rows}))
              end = torch.add(start, {rows})
              {parts}
              out = (self).{chunk}(p{arguments})
              {add}
              if graph:
                gs = torch.grad([out[0]], [{leaves}], annotate(List[Optional[Tensor]], [None]), False, False, True)
                {gradients}
              else:
                pass
            """);

    public static final Script ROWS_OF = Script.of("torch.slice({tensor}, 0, start, end, 1)");

    public static final Script NO_LEAF = Script.of("""
            {name} = {value}
            """);

    public static final Script ADD = Script.of("""
            sum{i} = torch.add(sum{i}, torch.detach(out[{i}]))
            """);

    /// A chunk need not depend on all it is given: transitions of weight 0, say.
    public static final Script ADD_GRADIENT = Script.of("""
            d{i} = gs[{i}]
            if d{i} is not None:
              _n = torch.add_({sum}, unchecked_cast(Tensor, d{i}))
            else:
              pass
            """);

    private LoopScripts() {}
}
