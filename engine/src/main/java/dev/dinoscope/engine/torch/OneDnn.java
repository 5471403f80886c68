package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.DType;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// oneDNN in this process: libtorch's fast convolutions on the CPU, used only as long as they are right.
///
/// oneDNN chooses its kernels by the sizes of the processor's caches. Where a virtual machine hides these, it takes
/// them for 0, and some of its kernels in libtorch 2.7.1 then read scratch memory that they never wrote, which is NaN
/// now and then, or return gradients that are finite and wrong by up to a half (docs/decisions/0009). So each
/// convolution of a program is tried before the program runs, and one that is wrong turns oneDNN off: libtorch then
/// uses its own kernels, for the same program.
public final class OneDnn {
    private final Libtorch libtorch;
    private final TorchContext context;
    private final Set<Convolution> tried = new HashSet<>();
    private Optional<String> fault = Optional.empty();

    OneDnn(Libtorch libtorch, TorchContext context) {
        this.libtorch = libtorch;
        this.context = context;
    }

    /// Tries those that were not tried before, forward and backward, until one is wrong. On an engine thread.
    ///
    /// @throws TorchException if one is wrong and this libtorch has no switch
    synchronized void require(Collection<Convolution> convolutions) {
        for (Convolution convolution : convolutions) {
            if (fault.isEmpty() && convolution.type() != DType.F64 && tried.add(convolution)) {
                fault = new ConvolutionTrial(libtorch, context, convolution).fault();
            }
        }
        if (fault.isPresent() && !context.useOneDnn(false)) {
            throw new TorchException(fault.get() + ", and this libtorch has no switch to do without oneDNN; use another,"
                    + " from 2.7 to 2.13: dinoscope torch --find");
        }
    }

    /// What was wrong, if something was: oneDNN is then off.
    public synchronized Optional<String> fault() {
        return fault;
    }

    /// For people: `on`, or why it is off.
    public String describe() {
        return fault().map(wrong -> "off: " + wrong + "; libtorch's own convolutions are used")
                .orElse("on: its convolutions agree with libtorch's own");
    }
}
