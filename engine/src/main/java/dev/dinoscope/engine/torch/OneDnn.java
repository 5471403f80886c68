package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.program.ConvolutionKernels;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// oneDNN's convolutions, which libtorch computes with on the CPU, used only as long as they are right.
///
/// oneDNN chooses its kernels by the sizes of the processor's caches. Where a virtual machine hides these, it takes
/// them for 0, and some of its kernels in libtorch 2.7.1 then read scratch memory that they never wrote, which is NaN
/// now and then, or return gradients that are finite and wrong by more than a half (docs/decisions/0009). So each
/// convolution of a program is tried before the program runs. One that is wrong ends their use in this process:
/// programs are loaded with libtorch's own kernels from then on.
public final class OneDnn {
    private final Libtorch libtorch;
    private final Set<Convolution> tried = new HashSet<>();
    private Optional<String> fault = Optional.empty();

    OneDnn(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// Tries convolutions that were not tried before, forward and backward, until one is wrong. On an engine thread.
    ///
    /// @return what computes them rightly
    synchronized ConvolutionKernels kernels(Collection<Convolution> convolutions) {
        for (Convolution convolution : convolutions) {
            if (fault.isEmpty() && convolution.type() != DType.F64 && tried.add(convolution)) {
                fault = new ConvolutionTrial(libtorch, convolution).fault();
            }
        }
        return fault.isEmpty() ? ConvolutionKernels.FASTEST : ConvolutionKernels.OWN;
    }

    /// What was wrong, if something was: they are then not used.
    public synchronized Optional<String> fault() {
        return fault;
    }

    /// For people: whether they are used, and why not.
    public String describe() {
        return fault().map(wrong -> "not used: " + wrong + "; libtorch's own are used")
                .orElse("used: they agree with libtorch's own");
    }
}
