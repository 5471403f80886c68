package dev.dinoscope.engine.trace.script;

/// A batch whose rows are embedded a few at a time, twice: without a graph, and with one.
public final class TwoPassScripts {
    /// All embeddings, without a graph. Micro-batch i draws from the seed `seed + i`, the loss from the next.
    public static final Script FIRST_PASS = Script.of("""
            def first_pass(self, p: List[Tensor]{batch}, seed: int) -> List[Tensor]:
              {lists}
              for i in range({count}):
                torch.manual_seed(torch.add(seed, i))
                out = (self).{embed}(p{rows})
                {append}
              torch.manual_seed(torch.add(seed, {count}))
              return [{whole}]
            """);

    public static final Script LIST = Script.of("""
            e{output} = annotate(List[Tensor], [])
            """);

    public static final Script APPEND = Script.of("""
            _o = torch.append(e{output}, out[{output}])
            """);

    /// The loss; its gradients at the embeddings go to `pulls`, those at the parameters it reads itself to
    /// `direct`.
    public static final Script PULL_LOSS =
            Script.of("""
            def pull_loss(self, p: List[Tensor], e: List[Tensor], pulls: List[Tensor], \
            direct: List[Tensor]{scalars}) -> List[Tensor]:
              xs = annotate(List[Tensor], [])
              {leaves}
              out = (self).{loss}(p, {arguments})
              {own}
              gs = torch.grad([out[0]], xs, annotate(List[Optional[Tensor]], [None]), False, False, True)
              out[0] = torch.detach(out[0])
              for i in range({carriers}):
                g = gs[i]
                if g is not None:
                  _o = torch.append(pulls, unchecked_cast(Tensor, g))
                else:
                  _o = torch.append(pulls, torch.zeros_like(torch.detach(xs[i])))
              own = torch.slice(gs, {carriers}, torch.len(gs))
              {present}
              return out
            """).where("present", GradientScripts.appendPresent("own", "direct"));

    /// An output that gradients can pass through.
    public static final Script LEAF = Script.of("""
            x{output} = torch.requires_grad_(e[{output}], True)
            _o = torch.append(xs, x{output})
            """);

    /// Another output.
    public static final Script NO_LEAF = Script.of("""
            x{output} = e[{output}]
            """);

    public static final Script APPEND_PARAMETERS = Script.of("""
            for j in annotate(List[int], [{indices}]):
              _o = torch.append(xs, p[j])
            """);

    /// The lists are inputs, because libtorch may drop writes to the elements of a list built inside.
    public static final Script ACCUMULATE =
            Script.of("""
            def accumulate(self, sum: List[Tensor], gs: List[Optional[Tensor]]) -> int:
              part = annotate(List[Tensor], [])
              {present}
              if torch.eq(torch.len(sum), 0):
                for g in part:
                  _o = torch.append(sum, g)
              else:
                torch._foreach_add_(sum, part)
              return 0
            """).where("present", GradientScripts.appendPresent("gs", "part"));

    /// Embeds again, with a graph, and adds up what the embeddings' gradients pull back.
    public static final Script SECOND_PASS = Script.of("""
            def second_pass(self, p: List[Tensor], pulls: List[Tensor], sum: List[Tensor]{batch}, seed: int) -> int:
              xs = annotate(List[Tensor], [])
              {reached}
              for i in range({count}):
                torch.manual_seed(torch.add(seed, i))
                out = (self).{embed}(p{rows})
                parts = annotate(List[Optional[Tensor]], [])
                for pull in pulls:
                  _o = torch.append(parts, torch.slice(pull, 0, {from}, {to}, 1))
                gs = torch.grad(torch.slice(out, 0, {carriers}), xs, parts, False, False, False)
                _n = (self).accumulate(sum, gs)
              return 0
            """);

    /// One gradient for each parameter, in the order of the groups, of what the second pass added up and what
    /// the loss reads itself: where each parameter stands in either list, −1 if it is not there.
    public static final Script ADD_DIRECT = Script.of("""
            def add_direct(self, sum: List[Tensor], direct: List[Tensor]) -> List[Tensor]:
              g = annotate(List[Tensor], [])
              embedded = annotate(List[int], [{embedded}])
              own = annotate(List[int], [{own}])
              for i in range({count}):
                a = embedded[i]
                b = own[i]
                if torch.lt(b, 0):
                  _o = torch.append(g, sum[a])
                else:
                  if torch.lt(a, 0):
                    _o = torch.append(g, direct[b])
                  else:
                    _o = torch.append(g, torch.add(sum[a], direct[b]))
              return g
            """);

    /// The first micro-batch, and again with the second half of its rows replaced: the largest difference in
    /// the first half, over the largest value. 0 where rows do not see each other.
    public static final Script ROW_COUPLING = Script.of("""
            def row_coupling(self, p: List[Tensor]{batch}, seed: int) -> Tensor:
              torch.manual_seed(seed)
              one = (self).{embed}(p{rows})
              torch.manual_seed(seed)
              other = (self).{embed}(p{mixed})
              worst = torch.zeros([], dtype=7, device=torch.device("{device}"))
              for i in range(torch.len(one)):
                a = torch.to(torch.slice(one[i], 0, 0, {half}, 1), 7)
                b = torch.to(torch.slice(other[i], 0, 0, {half}, 1), 7)
                far = torch.max(torch.abs(torch.sub(a, b)))
                worst = torch.maximum(worst, torch.div(far, torch.add(torch.max(torch.abs(a)), 1e-30)))
              return worst
            """);

    /// The first half of a micro-batch, then rows of the next.
    public static final Script MIXED = Script.of("""
            torch.cat([torch.slice({input}, 0, 0, {half}, 1), torch.slice({input}, 0, {from}, {to}, 1)], 0)
            """);

    private TwoPassScripts() {}
}
