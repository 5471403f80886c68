package dev.dinoscope.engine.trace.script;

/// What a step does with its gradients. Lists that an operation writes to are inputs of the method: libtorch's
/// alias analysis does not see writes to the elements of a list built inside, and may drop them.
public final class UpdateScripts {
    /// Clips the gradients and applies them; returns their norm before that. A step that is not finite changes
    /// nothing.
    public static final Script UPDATE = Script.of("""
            def update(self, p: List[Tensor], loss: Tensor, g: List[Tensor], {state}) -> Tensor:
              torch.set_grad_enabled(False)
              norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g)))
              if bool(torch.isfinite(torch.add(norm, loss))):
                {clip}
                {split}
                _n = (self).apply(p, {gradients}, {arguments})
              else:
                pass
              torch.set_grad_enabled(True)
              return norm
            """);

    public static final Script CLIP = Script.of("""
            torch._foreach_mul_(g, torch.clamp_max(torch.div({norm}, torch.add(norm, 1e-6)), 1.))
            """);

    public static final Script SPLIT = Script.of("""
            {gradients} = torch.slice(g, {from}, {to})
            """);

    /// Whether a step of this loss and norm changes anything: the test that `update` and `store` make.
    public static final Script APPLIED = Script.of("""
            def applied(self, loss: Tensor, norm: Tensor) -> int:
              if bool(torch.isfinite(torch.add(norm, loss))):
                applied = 1
              else:
                applied = 0
              return applied
            """);

    public static final Script APPLY = Script.of("""
            def apply(self, p: List[Tensor], {gradients}, {state}) -> int:
              {groups}
              {clamps}
              {averages}
              return 0
            """);

    /// The fused kernel reads the counters but does not advance them.
    public static final Script APPLY_GROUP = Script.of("""
            torch._foreach_add_({s}, 1)
            torch._fused_adamw_({p}, {g}, {m}, {v}, [], {s}, lr={lr}, beta1={beta1}, beta2={beta2}, \
            weight_decay={decay}, eps={epsilon}, amsgrad=False, maximize=False)
            """);

    public static final Script CLAMP = Script.of("""
            _c = torch.clamp_(p[{index}], {low}, {high})  # {name}
            """);

    public static final Script MOVE_AVERAGE = Script.of("""
            _e = (self).ema({average}, {followed}, {momentum})
            """);

    /// Exponential moving average: `t ← m·t + (1−m)·s`. Momentum 0 copies.
    public static final Script EMA = Script.of("""
            def ema(self, teacher: List[Tensor], student: List[Tensor], momentum: float) -> int:
              torch.set_grad_enabled(False)
              torch._foreach_mul_(teacher, momentum)
              torch._foreach_add_(teacher, student, alpha=torch.sub(1., momentum))
              torch.set_grad_enabled(True)
              return torch.len(teacher)
            """);

    /// Buffers get their next values where the parameters got theirs.
    public static final Script STORE = Script.of("""
            def store(self, p: List[Tensor], out: List[Tensor], norm: Tensor) -> int:
              torch.set_grad_enabled(False)
              if bool(torch.isfinite(torch.add(norm, out[0]))):
                {buffers}
              else:
                pass
              torch.set_grad_enabled(True)
              return 0
            """);

    public static final Script STORE_BUFFER = Script.of("""
            _b = torch.copy_(p[{index}], out[{output}])  # {name}
            """);

    private UpdateScripts() {}
}
