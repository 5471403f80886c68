package dev.dinoscope.engine.trace.program;

/// Who computes the convolutions of a program on the CPU. The program says `torch.conv2d`; this is decided where it is
/// loaded, line by line, so that lines keep their numbers.
public enum ConvolutionKernels {
    /// What libtorch chooses, which is oneDNN.
    FASTEST,
    /// libtorch's own kernels: unfolding and a matrix product.
    OWN
}
