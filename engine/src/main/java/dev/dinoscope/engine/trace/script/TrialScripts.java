package dev.dinoscope.engine.trace.script;

/// What is tried of a libtorch before it is used.
public final class TrialScripts {
    /// Whole numbers, real numbers, lists and random numbers cross between Java and libtorch.
    public static final Script WHOLE = Script.of("""
            def whole(self, x: int) -> int:
              return torch.add(x, 1)
            """);

    public static final Script REAL = Script.of("""
            def real(self, x: float) -> float:
              return torch.mul(x, 2.)
            """);

    public static final Script TENSORS = Script.of("""
            def tensors(self) -> List[Tensor]:
              a = torch.zeros([2, 3], dtype=6, device=torch.device("{device}"))
              b = torch.zeros([4, 1, 5], dtype=4, device=torch.device("{device}"))
              c = torch.zeros([7], dtype=15, device=torch.device("{device}"))
              return [a, b, c]
            """);

    public static final Script RANDOM = Script.of("""
            def numbers(self, seed: int) -> Tensor:
              torch.manual_seed(seed)
              return torch.rand([3], dtype=6, device=torch.device("{device}"))
            """);

    /// Numbers from 0 to 1 without a pattern.
    public static final Script NUMBERS = Script.of("""
            def numbers(self, count: int, seed: float) -> Tensor:
              i = torch.arange(count, dtype=6, device=torch.device("cpu"))
              return torch.frac(torch.mul(torch.sin(torch.mul(torch.add(i, seed), 12.9898)), 43758.5453))
            """);

    /// Input and kernel, rounded to the type of a convolution, and the weights of a sum of its result.
    public static final Script CONVOLUTION_INPUTS = Script.of("""
            def inputs(self) -> List[Tensor]:
              x = torch.to(torch.to(torch.reshape((self).numbers({input_count}, 0.25), {input}), {type}), 6)
              w = torch.to(torch.to(torch.reshape((self).numbers({kernel_count}, 0.5), {kernel}), {type}), 6)
              g = torch.reshape((self).numbers({output_count}, 0.75), {output})
              return [x, w, g]
            """);

    /// Result of a convolution, and the gradients of kernel and input of a weighted sum of it.
    public static final Script CONVOLUTION =
            Script.of("""
            def {name}(self, x0: Tensor, w0: Tensor, weights: Tensor) -> List[Tensor]:
              x = torch.requires_grad_(torch.detach(torch.to(x0, {type})), True)
              w = torch.requires_grad_(torch.detach(torch.to(w0, {type})), True)
              y = torch.to({call}[{stride}, {stride}], [{padding}, {padding}]), 6)
              gs = torch.grad([torch.sum(torch.mul(y, weights))], [w, x], annotate(List[Optional[Tensor]], [None]), \
            False, False, False)
              results = annotate(List[Tensor], [torch.detach(y)])
              {present}
              return results
            """).where("present", GradientScripts.appendPresent("gs", "results"));

    /// Largest difference of each tensor, as a share of its largest value.
    public static final Script DIFFERENCES = Script.of("""
            def differences(self, actual: List[Tensor], expected: List[Tensor]) -> Tensor:
              errors = annotate(List[Tensor], [])
              for i in range(torch.len(expected)):
                e = expected[i]
                d = torch.max(torch.abs(torch.sub(actual[i], e)))
                _o = torch.append(errors, torch.div(d, torch.max(torch.abs(e))))
              return torch.stack(errors)
            """);

    private TrialScripts() {}
}
