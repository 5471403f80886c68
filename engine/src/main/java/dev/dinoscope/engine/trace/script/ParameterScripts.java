package dev.dinoscope.engine.trace.script;

/// The parameters of a program: many of them are made by several methods.
public final class ParameterScripts {
    public static final Script ALLOCATE = Script.of("""
            def allocate(self) -> List[Tensor]:
              out = annotate(List[Tensor], [])
              {parts}
              return out
            """);

    public static final Script CALL_ALLOCATE = Script.of("""
            _n = (self).allocate_{from}(out)
            """);

    public static final Script ALLOCATE_SOME = Script.of("""
            def allocate_{from}(self, out: List[Tensor]) -> int:
              {parameters}
              return torch.len(out)
            """);

    /// As NaN, so that a forgotten initialiser cannot hide.
    public static final Script ALLOCATE_ONE = Script.of("""
            _o = torch.append(out, torch.requires_grad_(torch.full({shape}, float("nan"), dtype={type}, \
            device=torch.device("{device}")), {trained}))  # {name}
            """);

    public static final Script INITIALISE = Script.of("""
            def initialise(self, p: List[Tensor], seed: int) -> int:
              torch.set_grad_enabled(False)
              {parts}
              torch.set_grad_enabled(True)
              return torch.len(p)
            """);

    public static final Script CALL_INITIALISE = Script.of("""
            _n = (self).initialise_{from}(p, seed)
            """);

    public static final Script INITIALISE_SOME = Script.of("""
            def initialise_{from}(self, p: List[Tensor], seed: int) -> int:
              {parameters}
              return torch.len(p)
            """);

    public static final Script INITIALISE_ONE = Script.of("""
            torch.manual_seed(torch.add(seed, {seed}))
            _o = torch.copy_(p[{index}], {values})  # {name}
            """);

    public static final Script INITIALISE_COPY = Script.of("""
            _o = torch.copy_(p[{index}], p[{original}])  # {name}
            """);

    private ParameterScripts() {}
}
